package io.signalbox.ui.shell;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.words.Numbers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for a text file and reads it whole. FX thread.
final class FileOpening {
    private static final Logger LOG = LoggerFactory.getLogger(FileOpening.class);

    /// What operators write by hand is far smaller; a larger one was chosen by mistake.
    private static final long LARGEST = 1 << 20;

    private final Node owner;
    private final Executor background;
    private final FileSaving.Told told;

    FileOpening(Node owner, Executor background, FileSaving.Told told) {
        this.owner = owner;
        this.background = background;
        this.told = told;
    }

    void open(String what, List<String> endings, BiConsumer<String, String> then) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(what);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(String.join(", ", endings), endings));
        File chosen = chooser.showOpenDialog(owner.getScene().getWindow());
        if (chosen != null) {
            read(chosen.toPath(), then);
        }
    }

    /// Reads off the FX thread.
    void read(Path file, BiConsumer<String, String> then) {
        background.execute(
                () -> {
                    try {
                        if (Files.size(file) > LARGEST) {
                            throw new IOException("larger than " + Numbers.bytes((double) LARGEST));
                        }
                        String text = Files.readString(file);
                        FxThread.run(() -> then.accept(String.valueOf(file.getFileName()), text));
                    } catch (IOException e) {
                        LOG.warn("reading {} failed", file, e);
                        FxThread.run(
                                () ->
                                        told.told(
                                                false,
                                                "Not read: %s: %s".formatted(file, reason(e))));
                    }
                });
    }

    private static String reason(IOException fault) {
        return switch (fault) {
            case AccessDeniedException _ -> "you may not read it";
            case NoSuchFileException _ -> "it is not there";
            case CharacterCodingException _ -> "it is not text in UTF-8";
            default -> String.valueOf(fault.getMessage());
        };
    }
}
