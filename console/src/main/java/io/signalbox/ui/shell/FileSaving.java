package io.signalbox.ui.shell;

import io.signalbox.ui.kit.FileContent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks where to and writes there; the file appears whole or not at all. FX thread.
final class FileSaving {
    private static final Logger LOG = LoggerFactory.getLogger(FileSaving.class);

    private final Node owner;
    private final Executor background;

    FileSaving(Node owner, Executor background) {
        this.owner = owner;
        this.background = background;
    }

    void save(String suggestedName, FileContent content) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        File chosen = chooser.showSaveDialog(owner.getScene().getWindow());
        if (chosen != null) {
            background.execute(() -> write(chosen.toPath(), content));
        }
    }

    private static void write(Path file, FileContent content) {
        try {
            write(file, content, file.resolveSibling(file.getFileName() + ".part"));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("export to {} failed", file, e);
        }
    }

    static void write(Path file, FileContent content, Path part) throws IOException {
        try (Writer out = Files.newBufferedWriter(part)) {
            content.write(out);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
