package io.signalbox.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// The folder of one lab, and the mark that its processes carry on their command lines, by which the reaper knows them
/// even if the lab died between starting one and telling of it.
public record Workspace(Path folder, String mark) {
    private static final String PREFIX = "signalbox-lab-";

    public static Workspace create() throws IOException {
        byte[] random = new byte[12];
        ThreadLocalRandom.current().nextBytes(random);
        String mark = PREFIX + HexFormat.of().formatHex(random);
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), mark);
        return new Workspace(Files.createDirectory(folder), mark);
    }

    /// Deletes the folder; anything that is not a folder of a lab is left alone.
    static void delete(Path folder) throws IOException {
        Path name = folder.getFileName();
        if (name == null || !name.toString().startsWith(PREFIX) || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
