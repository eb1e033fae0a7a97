package io.signalbox.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A file of lines that only grows. Each line is on the disk when [#append] returns.
final class JournalFile implements AutoCloseable {

    private static final byte NEWLINE = '\n';

    private final Path path;
    private final FileChannel channel;

    private JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static JournalFile open(Path path) {
        try {
            createPrivately(path);
            boolean torn = endsInTheMiddle(path);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.APPEND);
            if (torn) {
                channel.write(ByteBuffer.wrap(new byte[] {NEWLINE}));
            }
            return new JournalFile(path, channel);
        } catch (IOException e) {
            throw failed(path, "opened", e);
        }
    }

    private static void createPrivately(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(path)) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
    }

    /// A console that was cut off in the middle of a line must not spoil the next one.
    private static boolean endsInTheMiddle(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            var last = ByteBuffer.allocate(1);
            return size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != NEWLINE;
        }
    }

    List<String> lines() {
        try {
            // Damaged bytes become replacement characters, so one bad line does not hide the
            // others.
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw failed(path, "read", e);
        }
    }

    synchronized void append(String line) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw failed(path, "written", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(path, "closed", e);
        }
    }

    private static JournalException failed(Path path, String what, IOException e) {
        return new JournalException(
                "The journal " + path + " cannot be " + what + ": " + e.getMessage(), e);
    }
}
