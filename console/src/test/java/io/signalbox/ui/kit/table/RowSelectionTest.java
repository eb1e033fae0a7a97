package io.signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowSelectionTest {
    private static final List<String> ROWS = List.of("a", "b", "c", "d", "e");

    private final RowSelection<String> selection = new RowSelection<>(row -> row);

    @Test
    void drawsARangeFromWhereItBegan() {
        selection.only(ROWS, 1);
        selection.extend(ROWS, 3);
        assertThat(chosen(ROWS)).containsExactly("b", "c", "d");

        selection.extend(ROWS, 0);
        assertThat(chosen(ROWS)).containsExactly("a", "b");
        assertThat(selection.lead()).isEqualTo("a");
    }

    @Test
    void drawsARangeFromTheSameRowAfterSorting() {
        selection.only(ROWS, 1);
        List<String> sorted = List.of("e", "d", "c", "b", "a");

        selection.extend(sorted, 4);

        assertThat(chosen(sorted)).containsExactly("b", "a");
    }

    @Test
    void beginsAnewWhereTheFirstRowOfARangeIsGone() {
        selection.only(ROWS, 1);

        selection.extend(List.of("a", "c", "d"), 2);

        assertThat(chosen(ROWS)).containsExactly("d");
    }

    @Test
    void takesSingleRowsInAndOut() {
        selection.only(ROWS, 0);
        selection.toggle(ROWS, 2);
        selection.toggle(ROWS, 4);
        selection.toggle(ROWS, 2);

        assertThat(chosen(ROWS)).containsExactly("a", "e");
    }

    @Test
    void choosesEverythingAndNothing() {
        selection.all(ROWS);
        assertThat(chosen(ROWS)).isEqualTo(ROWS);

        selection.clear();
        assertThat(chosen(ROWS)).isEmpty();
        assertThat(selection.lead()).isNull();
    }

    private List<String> chosen(List<String> rows) {
        return rows.stream().filter(selection::contains).toList();
    }
}
