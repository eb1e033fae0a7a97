package io.signalbox.ui.clients;

import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Signalbox's servers answered to a [PageRequest].
///
/// @param total matches on all pages
/// @param next cursor of the page after this one; null on the last
/// @param missing servers that did not answer
/// @param problem why there is no page; empty when there is one
record PageAnswer(
        List<SocketEntry> sockets,
        long total,
        @Nullable String next,
        List<String> missing,
        String problem) {

    static PageAnswer failed(String sentence) {
        return new PageAnswer(List.of(), 0, null, List.of(), sentence);
    }

    static PageAnswer of(String json) {
        Map<String, String> answer = JsonText.members(json);
        if (!"true".equals(answer.get("ok"))) {
            return failed(answer.getOrDefault("error", "The server's answer is not understood"));
        }
        String next = answer.getOrDefault("next", "null");
        return new PageAnswer(
                JsonText.elements(answer.getOrDefault("items", "[]")).stream()
                        .map(PageAnswer::socket)
                        .toList(),
                number(answer.getOrDefault("total", "0")),
                next.equals("null") ? null : next,
                JsonText.elements(answer.getOrDefault("missing", "[]")),
                "");
    }

    private static SocketEntry socket(String json) {
        Map<String, String> socket = JsonText.members(json);
        String id = socket.getOrDefault("id", "");
        Map<String, String> handshake = JsonText.members(socket.getOrDefault("handshake", "{}"));
        return new SocketEntry(
                id,
                socket.getOrDefault("nsp", ""),
                socket.getOrDefault("clientId", ""),
                socket.getOrDefault("transport", ""),
                JsonText.elements(socket.getOrDefault("rooms", "[]")).stream()
                        .filter(room -> !room.equals(id))
                        .sorted()
                        .toList(),
                socket.getOrDefault("data", "{}"),
                new Handshake(
                        handshake.getOrDefault("address", ""),
                        Instant.ofEpochMilli(number(handshake.getOrDefault("issued", "0"))),
                        handshake.getOrDefault("url", ""),
                        "true".equals(handshake.get("secure")),
                        JsonText.members(handshake.getOrDefault("headers", "{}")),
                        JsonText.members(handshake.getOrDefault("query", "{}"))));
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
