package io.signalbox.ui.shell;

import io.signalbox.environment.Colour;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.FactList;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.table.FilterField;
import io.signalbox.ui.kit.table.RowFile;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.kit.table.RowList;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.theme.Theme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Does unseen and bit by bit what opening a screen will take. Code takes many times longer the first time than later,
/// and a screen of which everything is new would hold the window up. FX thread only.
final class Rehearsal extends AnimationTimer {

    /// Most frames are left to what is seen.
    static final int SLOWLY = 6;

    static final int QUICKLY = 2;

    /// A step waits for a frame that came in time, so that what is seen goes first.
    private static final long IN_TIME_NANOS = 25_000_000;

    /// Steps that take less share a frame.
    private static final long SLICE_NANOS = 4_000_000;

    /// Where every frame is late, a step is taken all the same after so many.
    private static final int PATIENCE_FRAMES = 12;

    /// The one under way and the next.
    private static final int FRAMES_GIVEN = 3;

    /// As many as make the code of their cells quick.
    private static final int ROWS = 8;

    private static final int WIDTH = 1200;

    /// Room for a line and a few rows.
    private static final int HEIGHT = 300;

    private final StackPane stage = new StackPane();
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private @Nullable List<Runnable> within;
    private long last;
    private int waited;
    private int given;
    private boolean resting;
    private int pace = SLOWLY;

    /// @param theme with whose stylesheets
    Rehearsal(Theme theme) {
        new Scene(stage, WIDTH, HEIGHT).getStylesheets().setAll(theme.stylesheets());
    }

    /// @param frames from one step to the next
    void pace(int frames) {
        pace = frames;
    }

    /// After all that is planned so far; what a step plans comes right after that step.
    void then(Runnable step) {
        if (within != null) {
            within.add(step);
        } else {
            steps.addLast(step);
        }
    }

    /// Nothing more before that is so; asked from time to time.
    void thenWhen(BooleanSupplier ready) {
        then(
                () -> {
                    if (!ready.getAsBoolean()) {
                        resting = true;
                        thenWhen(ready);
                    }
                });
    }

    /// What most screens are made of.
    ///
    /// @param actions that nobody will ask for
    void thenPieces(Actions actions) {
        // First what has to be there when the first numbers come.
        then(() -> thenFilled(table(List.of(Column.text("", 1, Function.identity()))), 2));
        then(() -> thenFilled(table(everyKind()), ROWS));
        then(() -> thenLaidOut(new ActionButton("", ActionButton.Kind.NORMAL, () -> {})));
        then(() -> thenLaidOut(new TextField()));
        then(() -> new ContextMenu(new MenuItem("")));
        then(() -> new FilterField("", "", new RowFilter<String>(Function.identity())));
        then(() -> thenLaidOut(bar(actions)));
        then(() -> thenFilled(new FactList()));
    }

    private static RowTable<String> table(List<Column<String>> columns) {
        return new RowTable<>("", Function.identity(), columns);
    }

    private static List<Column<String>> everyKind() {
        return List.of(
                Column.text("", 1, Function.identity()),
                Column.mono("", 1, Function.identity()),
                Column.number("", 1, String::length),
                Column.colour("", 1, _ -> Colour.BLUE),
                Column.<String>text("", 1, Function.identity()).tone(_ -> Tone.QUIET));
    }

    private static Node bar(Actions actions) {
        return new RowList<>(table(everyKind()), new RowFilter<String>(Function.identity()))
                .bar("", new RowFile<>("", List.of(), Function.identity()), actions);
    }

    private void thenFilled(FactList facts) {
        thenLaidOut(facts);
        then(() -> facts.show(List.of(Fact.of("a", "b"), Fact.of("c", "d"))));
        then(stage::layout);
    }

    private void thenFilled(RowTable<String> table, int most) {
        thenLaidOut(table);
        for (int rows = 1; rows <= most; rows++) {
            List<String> shown = IntStream.range(0, rows).mapToObj(Integer::toString).toList();
            then(() -> table.show(shown));
            then(stage::layout);
        }
        then(() -> table.select("1"));
    }

    /// Brings a screen to where it will be opened, part by part. Nothing happens where it is already.
    ///
    /// @param arrived done when it is there
    void thenPlaced(ScreenStack stack, Node screen, Runnable arrived) {
        then(
                () -> {
                    Entrance entrance = stack.enter(screen);
                    if (entrance != null) {
                        thenNext(entrance);
                        then(arrived);
                    }
                });
    }

    private void thenNext(Entrance entrance) {
        then(
                () -> {
                    if (entrance.next()) {
                        thenNext(entrance);
                    }
                });
    }

    /// In steps of their own. The node must not be used elsewhere: of one that comes from another scene the toolkit
    /// complains that it does not find its colours.
    void thenLaidOut(Node node) {
        then(() -> stage.getChildren().setAll(node));
        then(stage::applyCss);
        then(stage::layout);
    }

    /// What is seen changes in the next frame: let it have that for itself.
    void giveWay() {
        given = FRAMES_GIVEN;
    }

    @Override
    public void handle(long now) {
        boolean inTime = now - last < IN_TIME_NANOS;
        last = now;
        waited++;
        given = Math.max(0, given - 1);
        if (given > 0 || waited < pace || (waited < PATIENCE_FRAMES && !inTime)) {
            return;
        }
        waited = 0;
        resting = false;
        long end = System.nanoTime() + SLICE_NANOS;
        while (!resting && System.nanoTime() < end) {
            Runnable step = steps.pollFirst();
            if (step == null) {
                stop();
                stage.getChildren().clear();
                return;
            }
            run(step);
        }
    }

    private void run(Runnable step) {
        List<Runnable> planned = new ArrayList<>();
        within = planned;
        try {
            step.run();
        } finally {
            within = null;
            planned.reversed().forEach(steps::addFirst);
        }
    }
}
