package io.signalbox.ui.clients;

import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.json.JsonText;
import io.signalbox.ui.kit.query.QueryWords;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// Sockets as Signalbox's servers are asked for them.
final class ClientQuery {
    private ClientQuery() {}

    static QueryWords<SocketEntry> words() {
        return new QueryWords<>(
                "sockets",
                "client",
                "clients",
                Map.of(
                        "id", "id",
                        "client", "clientId",
                        "transport", "transport",
                        "address", "address",
                        "namespace", "nsp",
                        "room", "room"),
                Set.of("data"),
                Map.of("transport", Set.of("polling", "websocket")),
                ClientQuery::socket);
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
