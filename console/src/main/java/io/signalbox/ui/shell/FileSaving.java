package io.signalbox.ui.shell;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.FileContent;
import io.signalbox.ui.kit.words.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks where to and writes there; the file appears whole or not at all. FX thread.
final class FileSaving {
    private static final Logger LOG = LoggerFactory.getLogger(FileSaving.class);

    private final Node owner;
    private final Executor background;
    private final FileAsking asking;
    private final Told told;

    /// Hears how it came out, on the FX thread.
    interface Told {
        /// @param sentence without a full stop
        void told(boolean good, String sentence);
    }

    FileSaving(Node owner, Executor background, FileAsking asking, Told told) {
        this.owner = owner;
        this.background = background;
        this.asking = asking;
        this.told = told;
    }

    void save(String suggestedName, FileContent content) {
        Path chosen = asking.whereToSave(owner.getScene().getWindow(), suggestedName);
        if (chosen != null) {
            write(chosen, content);
        }
    }

    /// Writes off the FX thread and tells how it came out.
    void write(Path file, FileContent content) {
        background.execute(
                () -> {
                    try {
                        write(file, content, file.resolveSibling(file.getFileName() + ".part"));
                        long size = Files.size(file);
                        FxThread.run(
                                () ->
                                        told.told(
                                                true,
                                                "Saved %s, %s"
                                                        .formatted(
                                                                file,
                                                                Numbers.bytes((double) size))));
                    } catch (IOException | UncheckedIOException e) {
                        LOG.warn("export to {} failed", file, e);
                        String reason = reason(e);
                        FxThread.run(
                                () ->
                                        told.told(
                                                false,
                                                "Not saved: %s: %s".formatted(file, reason)));
                    }
                });
    }

    private static String reason(Exception fault) {
        Throwable cause = fault instanceof UncheckedIOException ? fault.getCause() : fault;
        return switch (cause) {
            case AccessDeniedException _ -> "you may not write there";
            case NoSuchFileException _ -> "the folder is not there";
            case null, default -> String.valueOf(cause == null ? fault : cause.getMessage());
        };
    }

    static void write(Path file, FileContent content, Path part) throws IOException {
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                content.write(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
