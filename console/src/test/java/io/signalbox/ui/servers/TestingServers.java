package io.signalbox.ui.servers;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.operation.FleetMap;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Snapshots in which something has happened to servers.
final class TestingServers {

    private TestingServers() {}

    /// Twelve seconds later: the second server has been silent since, the last has left the feed.
    static ConsoleSnapshot troubled(ConsoleSnapshot well) {
        Instant later = well.at().plusSeconds(12);
        List<ServerEntry> servers = new ArrayList<>();
        for (ServerEntry server : well.fleet().servers()) {
            servers.add(heard(server, server.lastSeen().plusSeconds(12), true));
        }
        ServerEntry second = well.fleet().servers().get(1);
        servers.set(1, heard(second, second.lastSeen(), false));
        servers.removeLast();
        return with(well, servers, later);
    }

    static ConsoleSnapshot with(ConsoleSnapshot base, List<ServerEntry> servers, Instant at) {
        FleetSnapshot was = base.fleet();
        FleetSnapshot fleet =
                new FleetSnapshot(
                        at,
                        was.feed(),
                        servers,
                        was.sockets(),
                        was.rooms(),
                        was.totals(),
                        was.samples(),
                        was.features());
        return new ConsoleSnapshot(
                at,
                base.environment(),
                fleet,
                base.cloud(),
                FleetMap.of(fleet, base.cloud(), base.environment()),
                base.arming(),
                base.operations(),
                base.lastError());
    }

    static ServerEntry heard(ServerEntry server, Instant lastSeen, boolean healthy) {
        return new ServerEntry(
                server.serverId(),
                server.hostname(),
                server.pid(),
                server.uptime(),
                server.counts(),
                server.rates(),
                new ServerEntry.Liveness(lastSeen, healthy),
                server.extras());
    }
}
