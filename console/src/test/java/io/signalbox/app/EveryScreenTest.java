package io.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.operation.TestingStacks;
import io.signalbox.ui.kit.AccessibleNames;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingOperations;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenSource;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.theme.Theme;
import io.signalbox.ui.shell.ArmingSwitch;
import io.signalbox.ui.shell.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/// What holds for each screen alike: names for screen readers, large text. Pictures go to
/// `target/pictures`.
class EveryScreenTest {
    private final FxStage stage = new FxStage();
    private final TestingOperations operations =
            new TestingOperations(_ -> TestingSnapshots.shift(50));
    private final Shell shell =
            stage.call(
                    () ->
                            new Shell(
                                    new Shell.Parts(
                                            TestingSnapshots.lab(),
                                            operations,
                                            new NoArming(),
                                            Runnable::run,
                                            "0.1")));
    private List<ScreenSource> screens = List.of();

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void everyControlThatTakesTheFocusHasAName() {
        show(TestingSnapshots.armed(), Theme.DARK, 100, 1280, 800);
        List<String> nameless = new ArrayList<>();
        for (ScreenSource screen : screens) {
            stage.run(() -> shell.open(screen.id()));
            stage.call(() -> AccessibleNames.missing(stage.scene().getRoot()))
                    .forEach(control -> nameless.add(screen.id() + ": " + control));
        }

        assertThat(nameless).isEmpty();
    }

    @Test
    void findsAButtonWithoutAName() {
        assertThat(stage.call(() -> AccessibleNames.missing(new Button()))).hasSize(1);
        assertThat(stage.call(() -> AccessibleNames.missing(new Button("Close")))).isEmpty();
    }

    @Test
    void theTabulatorComesRoundToEveryPartOfTheWindow() {
        show(TestingSnapshots.armed(), Theme.DARK, 100, 1280, 800);
        FxRobot robot = new FxRobot();
        Set<String> parts = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            robot.type(KeyCode.TAB);
            stage.settle();
            parts.add(stage.call(() -> part(stage.scene().getFocusOwner())));
        }

        assertThat(parts).contains("sb-band", "sb-rail", "sb-screen", "sb-status");
    }

    private static String part(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            for (String part : List.of("sb-band", "sb-rail", "sb-screen", "sb-status")) {
                if (at.getStyleClass().contains(part)) {
                    return part;
                }
            }
        }
        return "elsewhere";
    }

    @ParameterizedTest
    @CsvSource({"DARK, 1280, 800", "LIGHT, 1440, 900"})
    void drawsEachScreenWithLargeText(Theme theme, int width, int height) {
        show(TestingSnapshots.armed(), theme, 150, width, height);
        for (ScreenSource screen : screens) {
            stage.run(() -> shell.open(screen.id()));
            stage.picture(
                    ("large-" + screen.id() + "-" + theme + "-" + width).toLowerCase(Locale.ROOT));
        }
    }

    private void show(ConsoleSnapshot snapshot, Theme theme, int percent, int width, int height) {
        screens =
                stage.call(
                        () ->
                                ConsoleScreens.of(
                                        true,
                                        List::of,
                                        null,
                                        new TestingStacks(),
                                        null,
                                        shell.actions(),
                                        ColumnChoice.inMemory()));
        stage.show(
                () -> {
                    shell.screens(screens);
                    shell.show(snapshot);
                    return shell.root();
                },
                theme,
                width,
                height);
        stage.run(() -> theme.apply(stage.scene(), percent));
    }

    private static final class NoArming implements ArmingSwitch {
        @Override
        public void arm(Duration howLong) {}

        @Override
        public void disarm() {}
    }
}
