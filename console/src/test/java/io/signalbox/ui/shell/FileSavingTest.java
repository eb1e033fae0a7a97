package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.FxStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSavingTest {
    @TempDir Path folder;
    private final FxStage stage = new FxStage();
    private final List<String> told = new ArrayList<>();
    private final FileSaving saving =
            new FileSaving(
                    new Pane(),
                    Runnable::run,
                    FileAsking.BY_PLATFORM,
                    (good, sentence) -> told.add(good + " " + sentence));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void saysWhereTheFileIsAndHowLarge() {
        Path file = folder.resolve("clients.csv");
        stage.run(() -> saving.write(file, out -> out.write("a,b\n")));

        assertThat(told).containsExactly("true Saved " + file + ", 4 B");
        assertThat(file).hasContent("a,b");
    }

    @Test
    void saysWhyNothingWasSavedAndLeavesTheOldFileAndNoOther() throws IOException {
        Path file = Files.writeString(folder.resolve("clients.csv"), "old");
        stage.run(
                () ->
                        saving.write(
                                file,
                                out -> {
                                    out.write("half");
                                    throw new IOException("No space left on device");
                                }));
        stage.run(() -> saving.write(folder.resolve("gone/clients.csv"), out -> out.write("a")));

        assertThat(told)
                .containsExactly(
                        "false Not saved: " + file + ": No space left on device",
                        "false Not saved: "
                                + folder.resolve("gone/clients.csv")
                                + ": the folder is not there");
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
