package io.signalbox.ui.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.TaskCounts;
import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.theme.Theme;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScalingScreenTest {

    private final FxStage stage = new FxStage();
    private final TestingActions actions = new TestingActions();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void showsCountsHistoryInstancesAndActivityInBothThemes() {
        open(Theme.DARK, 1245, 832);
        stage.picture("scaling-dark");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        assertThat(stage.cssWarnings()).isEmpty();

        open(Theme.LIGHT, 1245, 832);
        stage.picture("scaling-light");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void cutsNothingInASmallWindowEvenWithWrongCounts() {
        open(Theme.DARK, 905, 632);
        stage.run(() -> field("Wanted count of tasks of the service").setText("many"));
        stage.run(() -> field("Wanted count of instances of the group").setText("-3"));
        stage.picture("scaling-dark-small");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void everyButtonAsksForAPlan() {
        open(Theme.DARK, 1245, 832);
        stage.run(() -> button("One more: tasks of the service").fire());
        stage.run(() -> button("One less: instances of the group").fire());
        stage.run(() -> field("Wanted count of tasks of the service").setText("7"));
        stage.run(() -> button("Set the count of tasks of the service").fire());

        assertThat(actions.requested())
                .containsExactly(
                        new Intent.ScaleService("channels-blue", 4),
                        new Intent.ScaleGroup("channels-group", 2),
                        new Intent.ScaleService("channels-blue", 7));
    }

    @Test
    void saysWhyNothingCanBeChangedWhileReadOnly() {
        actions.answer(Availability.impossible("The console is read-only; arm it first"));
        open(Theme.DARK, 1245, 832);

        Button more = button("One more: tasks of the service");
        assertThat(more.isDisabled()).isTrue();
        assertThat(more.getParent().getAccessibleHelp())
                .isEqualTo("The console is read-only; arm it first");
    }

    @Test
    void saysWhyThereIsNothingToScaleWithoutAws() {
        ScalingScreen screen = stage.call(() -> new ScalingScreen(actions));
        stage.show(() -> (Parent) screen.node(), Theme.DARK, 905, 632);
        stage.run(() -> screen.show(TestingSnapshots.withoutAws()));
        stage.picture("scaling-without-aws");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        assertThat(texts()).anyMatch(text -> text.startsWith("This environment has no AWS part"));
    }

    private void open(Theme theme, int width, int height) {
        ScalingScreen screen = stage.call(() -> new ScalingScreen(actions));
        stage.show(() -> (Parent) screen.node(), theme, width, height);
        stage.run(() -> history(screen));
    }

    /// An hour in which blue grew from two tasks to three.
    private static void history(ScalingScreen screen) {
        ConsoleSnapshot now = TestingSnapshots.shifting();
        for (int second = 3_600; second > 0; second -= 20) {
            int desired = second > 1_500 ? 2 : 3;
            int running = second > 1_320 ? 2 : 3;
            screen.observe(
                    TestingScaling.at(
                            now,
                            now.at().minusSeconds(second),
                            new TaskCounts(desired, running, desired - running)));
        }
        screen.show(now);
    }

    private Button button(String name) {
        return stage.scene().getRoot().lookupAll(".button").stream()
                .filter(node -> name.equals(node.getAccessibleText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private TextField field(String name) {
        return stage.scene().getRoot().lookupAll(".text-field").stream()
                .filter(node -> name.equals(node.getAccessibleText()))
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private java.util.List<String> texts() {
        return stage.scene().getRoot().lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }
}
