package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.json.JsonText;
import io.signalbox.ui.kit.screen.FileContent;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How rows leave the console: as CSV, as JSON lines, as JSON on the clipboard. Works from immutable
/// rows, on any thread.
///
/// @param name of the file without its ending, `clients`
/// @param fields of a line of CSV
/// @param json one row as JSON on one line
/// @param <R> an immutable row
public record RowFile<R>(String name, List<Field<R>> fields, Function<R, String> json) {
    private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.,]+(e[-+]?[0-9]+)?");

    /// @param name the heading, as the filter names the column
    public record Field<R>(String name, Function<R, String> text) {}

    public RowFile {
        fields = List.copyOf(fields);
    }

    /// RFC 4180, with a line of headings.
    public FileContent csv(List<R> rows) {
        return out -> {
            line(out, fields.stream().map(Field::name).toList());
            for (R row : rows) {
                line(out, fields.stream().map(field -> field.text().apply(row)).toList());
            }
        };
    }

    /// One JSON object a line.
    public FileContent jsonLines(List<R> rows) {
        return out -> {
            for (R row : rows) {
                out.write(json.apply(row));
                out.write('\n');
            }
        };
    }

    /// One row as an object, more as an array of them; laid out for reading.
    public String copied(List<R> rows) {
        return rows.size() == 1
                ? JsonText.pretty(json.apply(rows.getFirst()))
                : JsonText.pretty(
                        rows.stream().map(json).collect(Collectors.joining(",", "[", "]")));
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    static String cell(String text) {
        String safe = formula(text) ? "'" + text : text;
        return TO_QUOTE.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /// What a spreadsheet would run as a formula: a client chooses its own id, data and headers.
    private static boolean formula(String text) {
        return !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
