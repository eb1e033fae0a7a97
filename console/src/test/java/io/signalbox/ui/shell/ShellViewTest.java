package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingOperations;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenSource;
import io.signalbox.ui.kit.theme.Theme;
import io.signalbox.ui.overview.OverviewScreen;
import io.signalbox.ui.traffic.TrafficScreen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/// The shell with its two main screens on the headless platform. Pictures go to `target/pictures`.
class ShellViewTest {
    private final FxStage stage = new FxStage();
    private final List<Duration> armed = new ArrayList<>();
    private Plan plan = TestingSnapshots.shift(50);
    private final TestingOperations operations = new TestingOperations(_ -> plan);
    private final Shell shell =
            stage.call(
                    () ->
                            new Shell(
                                    new Shell.Parts(
                                            TestingSnapshots.lab(),
                                            operations,
                                            new RecordingSwitch(armed),
                                            Runnable::run,
                                            "0.1")));

    @AfterEach
    void closeAndCheckStylesheets() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DARK, 1440, 900, SHIFTING STARTING",
        "LIGHT, 1440, 900, BROKEN",
        "DARK, 1100, 700, ARMED",
        "LIGHT, 1100, 700, SHIFTING BROKEN",
    })
    void drawsBothScreensWithoutCuttingALabel(Theme theme, int width, int height, String states) {
        show(TestingSnapshots.shifting(), theme, width, height);
        for (String name : states.split(" ", -1)) {
            State state = State.valueOf(name);
            stage.run(() -> shell.show(state.snapshot()));
            for (Screen screen : List.copyOf(screens)) {
                stage.run(() -> shell.open(screen.id()));
                stage.picture(
                        String.join(
                                        "-",
                                        screen.id().name(),
                                        state.name(),
                                        theme.name(),
                                        Integer.toString(width))
                                .toLowerCase(Locale.ROOT));
                assertThat(cutLabels())
                        .as("cut labels on %s, %s, %d wide", screen.id(), state, width)
                        .isEmpty();
            }
        }
    }

    @Test
    void showsThePlanWithTheFocusOnCancelAndFollowsItToTheEnd() {
        plan = TestingSnapshots.shift(50, Finding.warn("green can hold about 9,000 sockets"));
        show(TestingSnapshots.armed(), Theme.DARK, 1440, 900);

        stage.run(() -> shell.actions().request(new Intent.ShiftTraffic(50)));
        stage.picture("plan-dark");
        assertThat(focused()).isEqualTo("Cancel");

        press("Start shift");
        var operation = operations.started().getFirst();
        operations.tell(
                operation,
                new OperationEvent.StepRunning(operation.id(), TestingSnapshots.NOW, 0, "writing"));
        stage.picture("plan-running-dark");
        assertThat(texts()).contains("Set the weights to 50 | 50", "writing");

        operations.tell(
                operation,
                new OperationEvent.Failed(
                        operation.id(),
                        TestingSnapshots.NOW.plusSeconds(3),
                        "AWS denied elasticloadbalancing:ModifyRule to role operator.",
                        "Ask for that right, then shift again; the weights are as before.",
                        "b7c1-77"));
        stage.picture("plan-failed-dark");
        assertThat(texts()).anyMatch(text -> text.startsWith("AWS denied elasticload"));

        press("Close");
        assertThat(stage.call(shell::dialogOpen)).isFalse();
    }

    @Test
    void disablesAPlanThatIsBlockedAndSaysWhy() {
        plan = TestingSnapshots.shift(50, Finding.block("green has no healthy target"));
        show(TestingSnapshots.armed(), Theme.LIGHT, 1100, 700);

        stage.run(() -> shell.actions().request(new Intent.ShiftTraffic(50)));
        stage.picture("plan-blocked-light");

        Button confirm = button("Start shift");
        assertThat(confirm.isDisabled()).isTrue();
        assertThat(confirm.getParent().getAccessibleHelp())
                .isEqualTo("green has no healthy target");
        assertThat(confirm.getParent().isFocusTraversable()).isTrue();
    }

    @Test
    void keepsTheFocusInsideTheDialogAndLeavesItByEscape() {
        show(TestingSnapshots.armed(), Theme.DARK, 1440, 900);
        stage.run(() -> shell.actions().request(new Intent.ShiftTraffic(50)));
        FxRobot robot = new FxRobot();

        for (int i = 0; i < 12; i++) {
            robot.type(KeyCode.TAB);
            stage.settle();
            assertThat(stage.call(() -> insideDialog(stage.scene().getFocusOwner()))).isTrue();
        }
        robot.type(KeyCode.ESCAPE);
        stage.settle();

        assertThat(stage.call(shell::dialogOpen)).isFalse();
        assertThat(operations.started()).isEmpty();
    }

    @Test
    void opensScreensByShortcut() {
        show(TestingSnapshots.calm(), Theme.DARK, 1440, 900);

        new FxRobot().push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
        stage.settle();

        assertThat(texts()).contains("Open sockets by colour");
    }

    @Test
    void saysWhyNothingCanBeShiftedWhileReadOnly() {
        show(TestingSnapshots.calm(), Theme.DARK, 1440, 900);
        stage.run(() -> shell.open(ScreenId.TRAFFIC));

        Button shift = button("Shift…");

        assertThat(shift.isDisabled()).isTrue();
        assertThat(shift.getParent().getAccessibleHelp()).startsWith("Read-only: press Arm…");
    }

    @Test
    void armsForTheTimeThatIsChosen() {
        show(TestingSnapshots.calm(), Theme.LIGHT, 1440, 900);

        press("Arm…");
        stage.popupPicture("popup-arm-light");
        Button choice = stage.call(() -> popupButton("15 min"));
        stage.run(choice::fire);

        assertThat(armed).containsExactly(Duration.ofMinutes(15));
    }

    @Test
    void offersPresetsForAShift() {
        show(TestingSnapshots.armed(), Theme.DARK, 1440, 900);
        stage.run(() -> shell.open(ScreenId.TRAFFIC));

        press("Shift…");
        stage.popupPicture("popup-shift-dark");
        new FxRobot().type(KeyCode.DOWN, KeyCode.ENTER);
        stage.settle();

        assertThat(stage.call(shell::dialogOpen)).isTrue();
    }

    private static Button popupButton(String text) {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .flatMap(popup -> popup.getScene().getRoot().lookupAll(".button").stream())
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private enum State {
        SHIFTING,
        ARMED,
        STARTING,
        BROKEN;

        ConsoleSnapshot snapshot() {
            return switch (this) {
                case SHIFTING -> TestingSnapshots.shifting();
                case ARMED -> TestingSnapshots.armed();
                case STARTING -> TestingSnapshots.starting();
                case BROKEN -> TestingSnapshots.broken();
            };
        }
    }

    private record RecordingSwitch(List<Duration> armed) implements ArmingSwitch {
        @Override
        public void arm(Duration howLong) {
            armed.add(howLong);
        }

        @Override
        public void disarm() {
            armed.clear();
        }
    }

    private List<Screen> screens = List.of();

    private void show(ConsoleSnapshot snapshot, Theme theme, int width, int height) {
        screens =
                stage.call(
                        () ->
                                List.of(
                                        new OverviewScreen(shell.actions()),
                                        new TrafficScreen(shell.actions())));
        stage.show(
                () -> {
                    shell.screens(
                            screens.stream()
                                    .map(each -> new ScreenSource(each.id(), () -> each))
                                    .toList());
                    shell.theme(theme);
                    shell.show(snapshot);
                    return shell.root();
                },
                theme,
                width,
                height);
    }

    private void press(String name) {
        Button button = button(name);
        stage.run(button::fire);
    }

    private Button button(String name) {
        return stage.call(
                () ->
                        all().stream()
                                .filter(Button.class::isInstance)
                                .map(Button.class::cast)
                                .filter(button -> name.equals(button.getText()))
                                .findFirst()
                                .orElseThrow());
    }

    private String focused() {
        return stage.call(
                () -> {
                    Node owner = stage.scene().getFocusOwner();
                    return owner instanceof Labeled labeled ? labeled.getText() : "" + owner;
                });
    }

    private static boolean insideDialog(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("sb-dialog")) {
                return true;
            }
        }
        return false;
    }

    private Set<String> texts() {
        return stage.call(
                () ->
                        all().stream()
                                .filter(Labeled.class::isInstance)
                                .map(node -> ((Labeled) node).getText())
                                .filter(text -> text != null && !text.isEmpty())
                                .collect(Collectors.toSet()));
    }

    /// Labels whose text does not fit: JavaFX would show an ellipsis.
    private List<String> cutLabels() {
        return stage.call(
                () ->
                        all().stream()
                                .filter(Labeled.class::isInstance)
                                .map(Labeled.class::cast)
                                .filter(label -> label.getText() != null && !label.isWrapText())
                                .filter(
                                        label ->
                                                shown(label)
                                                        && label.getContentDisplay()
                                                                != ContentDisplay.GRAPHIC_ONLY)
                                .filter(label -> label.getWidth() + 0.5 < label.prefWidth(-1))
                                .map(
                                        label ->
                                                label.getText()
                                                        + " ("
                                                        + label.getWidth()
                                                        + " of "
                                                        + label.prefWidth(-1)
                                                        + ")")
                                .toList());
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Not what waits behind the screen that is open.
    private Set<Node> all() {
        return stage.scene().getRoot().lookupAll("*").stream()
                .filter(ShellViewTest::shown)
                .collect(Collectors.toSet());
    }
}
