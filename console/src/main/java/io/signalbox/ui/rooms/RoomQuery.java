package io.signalbox.ui.rooms;

import io.signalbox.fleet.RoomEntry;
import io.signalbox.ui.kit.json.JsonText;
import io.signalbox.ui.kit.query.QueryWords;
import java.util.Map;
import java.util.Set;

/// Rooms as Signalbox's servers are asked for them: by a part of the name, in a namespace. They leave sockets' own rooms
/// out.
final class RoomQuery {
    private RoomQuery() {}

    static QueryWords<RoomEntry> words() {
        return new QueryWords<>(
                "rooms",
                "room",
                "rooms",
                Map.of("room", "text", "namespace", "nsp"),
                Set.of(),
                Map.of(),
                RoomQuery::room);
    }

    private static RoomEntry room(String json) {
        Map<String, String> room = JsonText.members(json);
        String sockets = room.getOrDefault("sockets", "0");
        return new RoomEntry(
                room.getOrDefault("nsp", ""),
                room.getOrDefault("room", ""),
                sockets.matches("\\d{1,9}") ? Integer.parseInt(sockets) : 0,
                false);
    }
}
