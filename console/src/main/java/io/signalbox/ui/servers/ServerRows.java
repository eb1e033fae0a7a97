package io.signalbox.ui.servers;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.operation.ServerPlace;
import io.signalbox.ui.servers.ServerRow.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows from one snapshot to the next: remembers servers that are gone, with the place that they
/// last had, until they are dismissed. Confined to one thread.
final class ServerRows {

    private final Map<String, ServerRow> known = new LinkedHashMap<>();
    private final Map<String, Instant> dismissed = new HashMap<>();

    /// All rows at `fleet.at()`, in no order that means anything.
    List<ServerRow> next(FleetSnapshot fleet, Function<ServerEntry, ServerPlace> places) {
        Map<String, ServerRow> before = new LinkedHashMap<>(known);
        known.clear();
        for (ServerEntry entry : fleet.servers()) {
            ServerRow last = before.remove(entry.serverId());
            if (!stillDismissed(entry)) {
                known.put(entry.serverId(), row(entry, places.apply(entry), last, fleet.at()));
            }
        }
        before.forEach((id, last) -> known.put(id, gone(last, fleet.at())));
        return new ArrayList<>(known.values());
    }

    /// Takes rows off the screen; they come back when the server is heard of again.
    void dismiss(List<ServerRow> rows) {
        for (ServerRow row : rows) {
            known.remove(row.serverId());
            dismissed.put(row.serverId(), row.entry().lastSeen());
        }
    }

    private boolean stillDismissed(ServerEntry entry) {
        Instant lastSeen = dismissed.get(entry.serverId());
        if (lastSeen == null) {
            return false;
        }
        if (entry.lastSeen().isAfter(lastSeen)) {
            dismissed.remove(entry.serverId());
            return false;
        }
        return true;
    }

    private static ServerRow row(
            ServerEntry entry, ServerPlace place, @Nullable ServerRow last, Instant at) {
        if (last != null && last.place().task() != null && !entry.healthy() && ended(place)) {
            return new ServerRow(entry, last.place(), Condition.GONE, at);
        }
        return new ServerRow(entry, place, condition(entry), at);
    }

    private static boolean ended(ServerPlace place) {
        return place.task() == null || !place.task().running();
    }

    private static Condition condition(ServerEntry entry) {
        if (!entry.healthy()) {
            return Condition.SILENT;
        }
        return entry.extras() != null && entry.extras().draining()
                ? Condition.DRAINING
                : Condition.REPORTING;
    }

    private static ServerRow gone(ServerRow last, Instant at) {
        return new ServerRow(last.entry(), last.place(), Condition.GONE, at);
    }
}
