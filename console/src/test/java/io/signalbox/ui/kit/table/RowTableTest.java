package io.signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    private void show(List<Row> rows) {
        stage.show(() -> new StackPane(table), Theme.DARK, 400, 300);
        stage.run(() -> table.show(rows));
    }
}
