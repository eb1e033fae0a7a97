package io.signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The table on the headless platform.
class RowTableTest {
    private record Row(String id, int value) {}

    private final FxStage stage = new FxStage();
    private final RowTable<Row> table =
            stage.call(
                    () ->
                            new RowTable<>(
                                    "Rows",
                                    Row::id,
                                    List.of(
                                            Column.mono("Id", 100, Row::id),
                                            Column.number("Value", 80, Row::value))));

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void keepsTheSelectionByKeyWhenRowsChangeAndMove() {
        show(List.of(new Row("a", 1), new Row("b", 2)));
        stage.run(() -> table.select("b"));

        show(List.of(new Row("c", 9), new Row("b", 5), new Row("a", 1)));

        assertThat(stage.call(() -> table.selected().get())).isEqualTo(new Row("b", 5));
        assertThat(stage.call(() -> table.table().getSelectionModel().getSelectedIndex()))
                .isEqualTo(1);
    }

    @Test
    void selectsNothingOnceTheRowIsGone() {
        show(List.of(new Row("a", 1)));
        stage.run(() -> table.select("a"));

        show(List.of(new Row("b", 2)));

        assertThat(table.selected().get()).isNull();
    }

    @Test
    void sortsManyRowsAwayFromTheFxThread() {
        List<Row> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(new Row("row-" + i, i * 7919 % 100_003));
        }
        stage.run(() -> table.sortedBy("Value", true));

        show(many);

        Awaitility.await()
                .until(() -> stage.call(() -> table.table().getItems().size() == 100_000));
        List<Row> shown = stage.call(() -> List.copyOf(table.table().getItems()));
        assertThat(shown)
                .isSortedAccordingTo((one, other) -> Integer.compare(other.value(), one.value()));
    }

    @Test
    void choosesSeveralRowsByKeysAlone() {
        show(List.of(new Row("a", 1), new Row("b", 2), new Row("c", 3), new Row("d", 4)));
        stage.run(() -> table.table().requestFocus());
        stage.run(() -> table.select("b"));
        FxRobot robot = new FxRobot();

        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(chosen()).containsExactly("b", "c");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(chosen()).containsExactly("b", "c", "d");
        robot.push(KeyCode.SHIFT, KeyCode.HOME);
        assertThat(chosen()).containsExactly("a", "b");
        robot.push(KeyCode.DOWN);
        assertThat(chosen()).containsExactly("b");
        robot.push(KeyCode.SHORTCUT, KeyCode.DOWN);
        robot.push(KeyCode.SHORTCUT, KeyCode.DOWN);
        robot.push(KeyCode.SHORTCUT, KeyCode.SPACE);
        assertThat(chosen()).containsExactly("b", "d");
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        assertThat(chosen()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void choosesSeveralRowsByTheMouse() {
        show(List.of(new Row("a", 1), new Row("b", 2), new Row("c", 3), new Row("d", 4)));

        new FxRobot().clickOn("a");
        clickOn("c", true, false);
        assertThat(chosen()).containsExactly("a", "c");
        clickOn("d", false, true);
        assertThat(chosen()).containsExactly("c", "d");
        clickOn("c", true, false);
        assertThat(chosen()).containsExactly("d");
        new FxRobot().clickOn("c");
        assertThat(chosen()).containsExactly("c");
    }

    /// The robot of the headless platform does not tell the mouse which keys are down.
    private void clickOn(String text, boolean control, boolean shift) {
        Node cell = new FxRobot().lookup(text).query();
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            boolean down = type.equals(MouseEvent.MOUSE_PRESSED);
            MouseEvent event =
                    new MouseEvent(
                            type,
                            1,
                            1,
                            1,
                            1,
                            MouseButton.PRIMARY,
                            1,
                            shift,
                            control,
                            false,
                            false,
                            down,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null);
            stage.run(() -> Event.fireEvent(cell, event));
        }
    }

    @Test
    void keepsAllChosenRowsWhenRowsAreSortedAndChange() {
        show(List.of(new Row("a", 1), new Row("b", 2), new Row("c", 3)));
        stage.run(() -> table.select("a"));
        stage.run(() -> table.table().requestFocus());
        new FxRobot().push(KeyCode.SHIFT, KeyCode.DOWN);

        stage.run(() -> table.sortedBy("Value", true));
        assertThat(chosen()).containsExactly("b", "a");

        stage.run(() -> table.show(List.of(new Row("c", 0), new Row("b", 9), new Row("x", 5))));
        assertThat(chosen()).containsExactly("b");
        assertThat(stage.call(() -> table.chosen().get().getFirst().value())).isEqualTo(9);

        stage.run(() -> table.show(List.of(new Row("a", 7), new Row("b", 9))));
        assertThat(chosen()).as("a row that comes back").containsExactly("b", "a");
    }

    @Test
    void keepsEverythingChosenAmongOneHundredThousandRows() {
        show(many(0));
        Awaitility.await()
                .until(() -> stage.call(() -> table.table().getItems().size() == 100_000));
        stage.run(() -> table.table().requestFocus());
        new FxRobot().push(KeyCode.SHORTCUT, KeyCode.A);
        assertThat(stage.call(() -> table.chosen().get().size())).isEqualTo(100_000);

        stage.run(() -> table.show(many(1)));

        Awaitility.await()
                .until(() -> stage.call(() -> table.chosen().get().getFirst().value() == 1));
        assertThat(stage.call(() -> table.chosen().get().size())).isEqualTo(100_000);
    }

    @Test
    void hidesTheColumnsThatWerePutAwayAndKeepsTheChoice() {
        ColumnChoice choice = ColumnChoice.inMemory();
        stage.run(() -> table.choosable(choice, "Value"));
        assertThat(visibleColumns()).containsExactly("Id");

        stage.run(() -> table.columns().choose("Value", true));
        stage.run(() -> table.columns().choose("Id", false));

        assertThat(visibleColumns()).containsExactly("Value");
        assertThat(choice.shown("Rows")).contains(List.of("Value"));
    }

    private List<String> visibleColumns() {
        return stage.call(
                () ->
                        table.table().getVisibleLeafColumns().stream()
                                .map(TableColumn::getText)
                                .toList());
    }

    private static List<Row> many(int value) {
        return IntStream.range(0, 100_000).mapToObj(i -> new Row("row-" + i, value)).toList();
    }

    private List<String> chosen() {
        stage.settle();
        return stage.call(() -> table.chosen().get().stream().map(Row::id).toList());
    }

    private void show(List<Row> rows) {
        stage.show(() -> new StackPane(table), Theme.DARK, 400, 300);
        stage.run(() -> table.show(rows));
    }
}
