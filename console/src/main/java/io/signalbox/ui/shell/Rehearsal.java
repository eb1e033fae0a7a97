package io.signalbox.ui.shell;

import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.FactList;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.table.RowFile;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.kit.table.RowList;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.theme.Theme;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/// Does unseen and bit by bit what opening a screen will take. Code takes many times longer the first time than later,
/// and a screen of which everything is new would hold the window up. FX thread only.
final class Rehearsal extends AnimationTimer {

    /// Leaves every other frame to what is seen.
    private static final int FRAMES_PER_STEP = 2;

    private static final int WIDTH = 1200;

    /// Room for a line and a few rows.
    private static final int HEIGHT = 300;

    private final StackPane stage = new StackPane();
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private int frame;

    /// @param theme with whose stylesheets
    Rehearsal(Theme theme) {
        new Scene(stage, WIDTH, HEIGHT).getStylesheets().setAll(theme.stylesheets());
    }

    /// After all that is planned so far.
    void then(Runnable step) {
        steps.add(step);
    }

    /// What most screens are made of.
    ///
    /// @param actions that nobody will ask for
    void thenPieces(Actions actions) {
        // First what has to be there when the first numbers come.
        then(() -> thenFilled(table()));
        then(() -> thenLaidOut(new ActionButton("", ActionButton.Kind.NORMAL, () -> {})));
        then(() -> thenLaidOut(bar(actions)));
        then(() -> thenFilled(new FactList()));
    }

    private static RowTable<String> table() {
        return new RowTable<>(
                "",
                Function.identity(),
                List.of(
                        Column.text("", 1, Function.identity()),
                        Column.mono("", 1, Function.identity()),
                        Column.number("", 1, String::length)));
    }

    private static Node bar(Actions actions) {
        return new RowList<>(table(), new RowFilter<String>(Function.identity()))
                .bar("", new RowFile<>("", List.of(), Function.identity()), actions);
    }

    private void thenFilled(FactList facts) {
        thenLaidOut(facts);
        then(() -> facts.show(List.of(Fact.of("a", "b"), Fact.of("c", "d"))));
        then(stage::layout);
    }

    private void thenFilled(RowTable<String> table) {
        thenLaidOut(table);
        for (List<String> rows : List.of(List.of("a"), List.of("a", "b"), List.of("a", "b", "c"))) {
            then(() -> table.show(rows));
            then(stage::layout);
        }
        then(() -> table.select("b"));
    }

    /// In steps of their own. The node must not be used elsewhere: of one that comes from another scene the toolkit
    /// complains that it does not find its colours.
    void thenLaidOut(Node node) {
        then(() -> stage.getChildren().setAll(node));
        then(stage::applyCss);
        then(stage::layout);
    }

    @Override
    public void handle(long now) {
        frame++;
        if (frame % FRAMES_PER_STEP != 0) {
            return;
        }
        Runnable step = steps.poll();
        if (step == null) {
            stop();
            stage.getChildren().clear();
        } else {
            step.run();
        }
    }
}
