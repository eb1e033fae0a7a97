package io.signalbox.ui.kit;

import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.theme.Theme;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.testfx.api.FxRobot;

/// Works one screen as an operator does: with a layer for its dialogs over it, by keys, clicks and the
/// names of things.
public final class ScreenHand {
    private final FxStage stage;
    private final TestingActions actions;
    private final FxRobot robot = new FxRobot();

    public ScreenHand(FxStage stage, TestingActions actions) {
        this.stage = stage;
        this.actions = actions;
    }

    /// Makes the screen, puts it on the stage and shows it the snapshot.
    public <S extends Screen> S open(
            Callable<S> made, Theme theme, int width, int height, ConsoleSnapshot snapshot) {
        S screen = stage.call(made);
        stage.show(() -> new StackPane(screen.node(), actions.layer()), theme, width, height);
        stage.run(() -> screen.show(snapshot));
        return screen;
    }

    public FxRobot robot() {
        return robot;
    }

    /// Puts the focus into the table, onto a row.
    public void choose(int index) {
        stage.run(() -> table().requestFocus());
        stage.run(() -> table().getSelectionModel().select(index));
    }

    public void press(String text) {
        Button button = button(text, false);
        stage.run(button::fire);
    }

    public void pressInDialog(String text) {
        Button button = button(text, true);
        stage.run(button::fire);
    }

    /// Why the button of the screen cannot be pressed; empty when it can.
    public String reason(String text) {
        Button button = button(text, false);
        String help = button.getParent().getAccessibleHelp();
        return button.isDisabled() ? help : "";
    }

    public Button button(String text, boolean inDialog) {
        return stage.call(
                () ->
                        stage.scene().getRoot().lookupAll(".button").stream()
                                .filter(Button.class::isInstance)
                                .map(Button.class::cast)
                                .filter(button -> text.equals(button.getText()))
                                .filter(button -> within(button) == inDialog)
                                .findFirst()
                                .orElseThrow());
    }

    private boolean within(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(actions.layer())) {
                return true;
            }
        }
        return false;
    }

    /// Texts of labels that can be seen.
    public List<String> texts() {
        return stage.call(
                () ->
                        stage.scene().getRoot().lookupAll(".label").stream()
                                .filter(Label.class::isInstance)
                                .filter(ScreenHand::shown)
                                .map(node -> ((Label) node).getText())
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

    /// The finished terms of the filter.
    public List<String> chips() {
        return chips(stage);
    }

    /// The finished terms of the filter that is on this stage.
    public static List<String> chips(FxStage stage) {
        return stage.call(
                () ->
                        stage.scene().getRoot().lookupAll(".sb-chip").stream()
                                .map(chip -> ((Button) chip).getText().replace(" \u2715", ""))
                                .toList());
    }

    public TextField field() {
        return (TextField) stage.scene().getRoot().lookup(".text-field");
    }

    public TableView<?> table() {
        return (TableView<?>) stage.scene().getRoot().lookup(".table-view");
    }

    /// Rows on screen that are chosen.
    public List<?> chosen() {
        return stage.call(
                () ->
                        table().lookupAll(".table-row-cell").stream()
                                .filter(ScreenHand::chosen)
                                .map(row -> ((TableRow<?>) row).getItem())
                                .toList());
    }

    private static boolean chosen(Node row) {
        return row.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("chosen"));
    }
}
