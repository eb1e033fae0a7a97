package io.signalbox.socketio.admin.extension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the pages of several servers together to what an admin gets.
final class FleetQuery {
    private FleetQuery() {}

    /// @param answers by server, refusals among them
    static Map<String, @Nullable Object> answer(
            Query query, Map<String, Map<String, @Nullable Object>> answers) {
        Map<String, Page> pages = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, Map<String, @Nullable Object>> answer : answers.entrySet()) {
            Page page = Page.of(answer.getValue());
            if (page == null) {
                missing.add(answer.getKey());
            } else {
                pages.put(answer.getKey(), page);
            }
        }
        if (pages.isEmpty() && answers.size() == 1) {
            return answers.values().iterator().next();
        }
        Page page = Page.merged(query, pages.values());
        boolean more = page.rows().size() > query.limit();
        List<Page.Row> rows = more ? page.rows().subList(0, query.limit()) : page.rows();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("items", rows.stream().map(Page.Row::item).toList());
        answer.put("total", page.total());
        answer.put("next", more ? rows.getLast().place().text() : null);
        answer.put("servers", List.copyOf(pages.keySet()));
        answer.put("missing", missing);
        return answer;
    }
}
