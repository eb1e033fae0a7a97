package io.signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.theme.Theme;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A tall table in a window on the headless platform.
class UnrollingTest {
    private static final List<String> MANY =
            IntStream.range(0, 100).mapToObj(i -> "r" + i).toList();

    private final FxStage stage = new FxStage();
    private final StackPane root = stage.call(StackPane::new);
    private final RowTable<String> table =
            stage.call(
                    () ->
                            new RowTable<>(
                                    "Rows",
                                    Function.identity(),
                                    List.of(Column.text("Id", 100, Function.identity()))));

    UnrollingTest() {
        stage.show(() -> root, Theme.DARK, 600, 700);
    }

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void showsItsFirstRowsAtOnceAndTheOthersSoon() {
        int first =
                stage.call(
                        () -> {
                            table.show(MANY);
                            return enter();
                        });

        assertThat(first).isBetween(1, 3);
        awaitWhole();
    }

    @Test
    void waitsForRowsThatComeLater() {
        stage.run(this::enter);
        assertThat(stage.call(() -> table.table().getHeight())).isEqualTo(700);

        int first =
                stage.call(
                        () -> {
                            table.show(MANY);
                            return rows();
                        });

        assertThat(first).isBetween(1, 3);
        awaitWhole();
    }

    @Test
    void doesItAgainWhenItComesBack() {
        stage.run(
                () -> {
                    table.show(MANY);
                    enter();
                });
        stage.run(() -> root.getChildren().clear());

        double height =
                stage.call(
                        () -> {
                            enter();
                            return table.table().getHeight();
                        });

        assertThat(height).isLessThan(100);
        awaitWhole();
    }

    @Test
    void comesBackToTheRowsThatWereInView() {
        stage.run(
                () -> {
                    table.show(MANY);
                    enter();
                });
        awaitWhole();
        stage.run(() -> table.table().scrollTo(50));
        assertThat(stage.call(this::top)).isEqualTo(50);

        stage.run(() -> root.getChildren().clear());
        stage.run(this::enter);
        awaitWhole();

        assertThat(stage.call(this::top)).isEqualTo(50);
    }

    @Test
    void comesBackToTheLastRow() {
        stage.run(
                () -> {
                    table.show(MANY);
                    enter();
                });
        awaitWhole();
        stage.run(() -> table.table().scrollTo(99));
        int top = stage.call(this::top);

        stage.run(() -> root.getChildren().clear());
        stage.run(this::enter);
        awaitWhole();

        assertThat(stage.call(this::top)).isEqualTo(top);
    }

    @Test
    void laterRowsLeaveItsHeightAlone() {
        stage.run(
                () -> {
                    table.show(MANY);
                    enter();
                });
        awaitWhole();

        double height =
                stage.call(
                        () -> {
                            table.show(MANY.reversed());
                            root.layout();
                            return table.table().getHeight();
                        });

        assertThat(height).isEqualTo(700);
    }

    /// Comes into the window and is laid out as for the next frame; how many rows it has then.
    private int enter() {
        root.getChildren().setAll(table);
        root.applyCss();
        root.layout();
        return rows();
    }

    private void awaitWhole() {
        Awaitility.await()
                .until(() -> stage.call(() -> table.table().getHeight() == 700 && rows() > 20));
    }

    private int top() {
        return ((VirtualFlow<?>) table.lookup(".virtual-flow")).getFirstVisibleCell().getIndex();
    }

    private int rows() {
        return (int) table.lookupAll(".table-row-cell").stream().filter(Node::isVisible).count();
    }
}
