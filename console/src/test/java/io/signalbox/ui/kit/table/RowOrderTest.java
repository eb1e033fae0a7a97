package io.signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    private record Row(String name, double value) {}

    private static final Column<Row> NAME = Column.text("Name", 100, Row::name);
    private static final Column<Row> VALUE = Column.number("Value", 80, Row::value);
    private static final Row A1 = new Row("a", 1);
    private static final Row B1 = new Row("b", 1);
    private static final Row C9 = new Row("c", 9);

    @Test
    void leavesRowsAsTheyAreWithoutAKey() {
        List<Row> rows = List.of(C9, A1);

        assertThat(new RowOrder<Row>(List.of()).sort(rows)).isSameAs(rows);
    }

    @Test
    void sortsByTheFirstKeyAndThenByTheNext() {
        var order =
                new RowOrder<>(
                        List.of(new RowOrder.Key<>(VALUE, true), new RowOrder.Key<>(NAME, true)));

        assertThat(order.sort(List.of(A1, B1, C9))).containsExactly(C9, B1, A1);
    }

    @Test
    void sortsNumbersByValueAndNotByTheirWords() {
        Row ten = new Row("ten", 1000);
        var order = new RowOrder<>(List.of(new RowOrder.Key<>(VALUE, false)));

        assertThat(order.sort(List.of(ten, C9))).containsExactly(C9, ten);
    }
}
