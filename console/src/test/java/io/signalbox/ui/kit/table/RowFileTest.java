package io.signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.json.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFileTest {
    private record Row(String id, int count) {}

    private final RowFile<Row> file =
            new RowFile<>(
                    "rows",
                    List.of(
                            new RowFile.Field<>("id", Row::id),
                            new RowFile.Field<>("count", row -> Integer.toString(row.count()))),
                    row ->
                            new JsonObject()
                                    .text("id", row.id())
                                    .number("count", row.count())
                                    .toString());
    private final List<Row> rows = List.of(new Row("a,\"b\"", 1), new Row("c\nd", -2));

    @Test
    void writesCsvWithHeadingsAndQuotes() throws IOException {
        StringWriter out = new StringWriter();
        file.csv(rows).write(out);

        assertThat(out).hasToString("id,count\r\n\"a,\"\"b\"\"\",1\r\n\"c\nd\",-2\r\n");
    }

    @Test
    void writesOneObjectALine() throws IOException {
        StringWriter out = new StringWriter();
        file.jsonLines(rows).write(out);

        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"id\":\"a,\\\"b\\\"\",\"count\":1}", "{\"id\":\"c\\nd\",\"count\":-2}");
    }

    @Test
    void copiesOneRowAsAnObjectAndMoreAsAnArray() {
        assertThat(file.copied(rows.subList(1, 2))).startsWith("{\n").contains("\"count\" : -2");
        assertThat(file.copied(rows)).startsWith("[\n").endsWith("]");
    }

    /// What a client calls itself must not run in the operator's spreadsheet.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "=1+1      | '=1+1",
                "@SUM(A1)  | '@SUM(A1)",
                "+cmd      | '+cmd",
                "-2+3      | '-2+3",
                "-12.5     | -12.5",
                "a=b       | a=b",
            })
    void takesTheForceFromFormulas(String text, String cell) {
        assertThat(RowFile.cell(text)).isEqualTo(cell);
    }

    @Test
    void takesTheForceFromTabsAndReturnsInFront() {
        assertThat(RowFile.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(RowFile.cell("\r=1")).isEqualTo("\"'\r=1\"");
    }
}
