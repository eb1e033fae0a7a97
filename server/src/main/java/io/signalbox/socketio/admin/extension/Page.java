package io.signalbox.socketio.admin.extension;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one server, or the fleet, has found for a query: the items of the page in order, and one more where
/// there are more.
///
/// @param total how many match, on any page
record Page(List<Row> rows, long total) {

    /// One item and its place.
    record Row(Cursor place, Map<String, @Nullable Object> item) {}

    /// As it travels between servers.
    Map<String, @Nullable Object> wire() {
        List<List<@Nullable Object>> list = new ArrayList<>();
        for (Row row : rows) {
            Cursor place = row.place();
            list.add(List.of(place.key(), place.nsp(), place.id(), row.item()));
        }
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("ok", true);
        wire.put("total", total);
        wire.put("rows", list);
        return wire;
    }

    /// Reads an answer; null if it is a refusal or makes no sense.
    static @Nullable Page of(Map<String, @Nullable Object> wire) {
        if (!(wire.get("total") instanceof Number total)
                || !(wire.get("rows") instanceof List<?> list)) {
            return null;
        }
        List<Row> rows = new ArrayList<>();
        for (Object entry : list) {
            Row row = row(entry);
            if (row == null) {
                return null;
            }
            rows.add(row);
        }
        return new Page(rows, total.longValue());
    }

    private static @Nullable Row row(@Nullable Object entry) {
        if (entry instanceof List<?> parts
                && parts.size() == 4
                && parts.get(0) instanceof String key
                && parts.get(1) instanceof String nsp
                && parts.get(2) instanceof String id
                && parts.get(3) instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            map.forEach((name, value) -> item.put(String.valueOf(name), value));
            return new Row(new Cursor(key, nsp, id), item);
        }
        return null;
    }

    /// The pages of several servers as one. A room that is on several has the sum of its sockets.
    static Page merged(Query query, Collection<Page> pages) {
        Map<Cursor, Row> byPlace = new LinkedHashMap<>();
        long total = 0;
        for (Page page : pages) {
            total += page.total();
            for (Row row : page.rows()) {
                byPlace.merge(
                        row.place(),
                        row,
                        query.what() == Query.What.ROOMS ? Page::sum : (a, _) -> a);
            }
        }
        Comparator<Cursor> order = Cursor.order(query.descending());
        List<Row> rows =
                byPlace.values().stream()
                        .sorted((a, b) -> order.compare(a.place(), b.place()))
                        .limit(query.limit() + 1L)
                        .toList();
        return new Page(rows, total);
    }

    private static Row sum(Row a, Row b) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>(a.item());
        item.put("sockets", count(a) + count(b));
        return new Row(a.place(), item);
    }

    private static long count(Row row) {
        return row.item().get("sockets") instanceof Number number ? number.longValue() : 0;
    }
}
