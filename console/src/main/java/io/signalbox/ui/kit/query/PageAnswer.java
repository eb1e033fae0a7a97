package io.signalbox.ui.kit.query;

import io.signalbox.ui.kit.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What Signalbox's servers answered to a [PageRequest].
///
/// @param total matches on all pages
/// @param next cursor of the page after this one; null on the last
/// @param missing servers that did not answer
/// @param problem why there is no page; empty when there is one
record PageAnswer<R>(
        List<R> rows, long total, @Nullable String next, List<String> missing, String problem) {

    static <R> PageAnswer<R> failed(String sentence) {
        return new PageAnswer<>(List.of(), 0, null, List.of(), sentence);
    }

    static <R> PageAnswer<R> of(String json, Function<String, R> row) {
        Map<String, String> answer = JsonText.members(json);
        if (!"true".equals(answer.get("ok"))) {
            return failed(answer.getOrDefault("error", "The server's answer is not understood"));
        }
        String next = answer.getOrDefault("next", "null");
        return new PageAnswer<>(
                JsonText.elements(answer.getOrDefault("items", "[]")).stream().map(row).toList(),
                number(answer.getOrDefault("total", "0")),
                next.equals("null") ? null : next,
                JsonText.elements(answer.getOrDefault("missing", "[]")),
                "");
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
