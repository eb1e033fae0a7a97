package io.signalbox.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of the fleet: plain maps, changed by [#apply] and read by [#snapshot]. Confined to
/// one thread, the first that touches it; any other gets an exception.
///
/// A reading of all sockets is made by the servers while events go on, so events that arrive between
/// the connection and that reading are applied at once and again after it.
public final class FleetState {

    private static final int REPLAY_LIMIT = 200_000;

    private final String adminNamespace;
    private final Map<String, ServerRow> servers = new TreeMap<>();
    private final SocketTable sockets = new SocketTable();
    private final FleetHistory history = new FleetHistory();
    private FeedStatus feed = new FeedStatus.Stopped();
    private FleetFeatures features = FleetFeatures.NONE;
    private long unreadable;
    private Instant listeningSince = Instant.EPOCH;
    private @Nullable List<FleetEvent> replay;
    private @Nullable List<ServerEntry> serverList = List.of();
    private @Nullable Thread owner;

    /// @param adminNamespace whose sockets are consoles, not clients
    public FleetState(String adminNamespace) {
        this.adminNamespace = adminNamespace;
    }

    public void apply(FleetEvent event, Instant now) {
        requireOwner();
        switch (event) {
            case FleetEvent.FeedChanged(FeedStatus status) -> feedChanged(status, now);
            case FleetEvent.FeaturesAnnounced(Set<String> words) -> announced(words);
            case FleetEvent.AllSockets(List<SocketEntry> all) -> resync(all);
            case FleetEvent.StatsReported(ServerStats stats) -> report(stats, now);
            case FleetEvent.SocketConnected _,
                    FleetEvent.SocketUpdated _,
                    FleetEvent.SocketDisconnected _,
                    FleetEvent.RoomJoined _,
                    FleetEvent.RoomLeft _ ->
                    detail(event);
            case FleetEvent.Unreadable _ -> unreadable++;
            case FleetEvent.SessionOpened _, FleetEvent.SocketEvent _, FleetEvent.Unknown _ -> {}
        }
    }

    /// Lets time pass: silent servers turn unhealthy, samples are taken.
    ///
    /// @return true when a snapshot would show something new
    public boolean tick(Instant now) {
        requireOwner();
        boolean changed = false;
        if (listening()) {
            for (ServerRow row : servers.values()) {
                changed |= row.judge(now, listeningSince);
            }
        }
        if (changed) {
            serverList = null;
        }
        if (listening() && history.due(now)) {
            history.take(now, servers, rates());
            changed = true;
        }
        return changed;
    }

    /// Forgets a server that is gone. One that still reports comes back with its next report.
    public void dismiss(String serverId) {
        requireOwner();
        servers.remove(serverId);
        serverList = null;
    }

    /// When the newest report of any server came; `Instant.EPOCH` before the first.
    public Instant newestReport() {
        requireOwner();
        return servers.values().stream()
                .map(ServerRow::lastSeen)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    public FleetSnapshot snapshot(Instant now) {
        requireOwner();
        return new FleetSnapshot(
                now,
                feed,
                serverEntries(),
                sockets.sockets(),
                sockets.rooms(),
                totals(),
                history.samples(),
                features);
    }

    private void feedChanged(FeedStatus status, Instant now) {
        boolean before = listening();
        feed = status;
        if (listening() && !before) {
            listeningSince = now;
            replay = new ArrayList<>();
            servers.values().forEach(ServerRow::gap);
        }
    }

    private boolean listening() {
        return switch (feed) {
            case FeedStatus.Live _, FeedStatus.Stale _ -> true;
            case FeedStatus.Connecting _,
                    FeedStatus.Reconnecting _,
                    FeedStatus.Refused _,
                    FeedStatus.Stopped _ ->
                    false;
        };
    }

    private void announced(Set<String> words) {
        features = FleetFeatures.of(words);
        if (!features.developmentMode()) {
            sockets.clear();
            replay = null;
        }
    }

    private void resync(List<SocketEntry> all) {
        sockets.replaceAll(all);
        List<FleetEvent> since = replay;
        replay = null;
        if (since != null) {
            since.forEach(this::applyDetail);
        }
    }

    private void report(ServerStats stats, Instant now) {
        ServerRow row = servers.get(stats.serverId());
        if (row == null) {
            servers.put(stats.serverId(), new ServerRow(stats, now));
            serverList = null;
        } else if (row.report(stats, now)) {
            serverList = null;
        }
    }

    private void detail(FleetEvent event) {
        if (replay != null) {
            if (replay.size() < REPLAY_LIMIT) {
                replay.add(event);
            } else {
                replay = null;
            }
        }
        applyDetail(event);
    }

    private void applyDetail(FleetEvent event) {
        switch (event) {
            case FleetEvent.SocketConnected(SocketEntry socket, Instant _) -> sockets.put(socket);
            case FleetEvent.SocketUpdated update ->
                    sockets.update(
                            update.namespace(), update.id(), socket -> merged(socket, update));
            case FleetEvent.SocketDisconnected gone -> sockets.remove(gone.namespace(), gone.id());
            case FleetEvent.RoomJoined joined ->
                    sockets.join(joined.namespace(), joined.room(), joined.id());
            case FleetEvent.RoomLeft left ->
                    sockets.leaveRoom(left.namespace(), left.room(), left.id());
            case FleetEvent.FeedChanged _,
                    FleetEvent.SessionOpened _,
                    FleetEvent.FeaturesAnnounced _,
                    FleetEvent.AllSockets _,
                    FleetEvent.StatsReported _,
                    FleetEvent.SocketEvent _,
                    FleetEvent.Unreadable _,
                    FleetEvent.Unknown _ ->
                    throw new IllegalArgumentException("not about one socket: " + event);
        }
    }

    private static SocketEntry merged(SocketEntry socket, FleetEvent.SocketUpdated update) {
        SocketEntry result = socket;
        if (update.transport() != null) {
            result = result.withTransport(update.transport());
        }
        if (update.dataJson() != null) {
            result = result.withData(update.dataJson());
        }
        return result;
    }

    private List<ServerEntry> serverEntries() {
        if (serverList == null) {
            serverList = servers.values().stream().map(ServerRow::entry).toList();
        }
        return serverList;
    }

    /// The rows that make up the present picture. Measured against the newest report, not against
    /// the clock: when the feed itself goes quiet the last known totals stay.
    private List<ServerRow> counting() {
        Instant newest = newestReport();
        return servers.values().stream().filter(row -> row.counts(newest)).toList();
    }

    private Rates rates() {
        return counting().stream().map(row -> row.entry().rates()).reduce(Rates.NONE, Rates::plus);
    }

    private FleetTotals totals() {
        int clients = 0;
        int polling = 0;
        int reportedSockets = 0;
        boolean allReport = true;
        Set<String> namespaces = new HashSet<>();
        for (ServerRow row : counting()) {
            clients += row.entry().clients();
            polling += row.entry().pollingClients();
            Map<String, Integer> counts = row.namespaces();
            if (counts == null) {
                allReport = false;
                continue;
            }
            namespaces.addAll(counts.keySet());
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                reportedSockets += count.getKey().equals(adminNamespace) ? 0 : count.getValue();
            }
        }
        if (!allReport) {
            namespaces.addAll(sockets.namespaces());
        }
        namespaces.remove(adminNamespace);
        return new FleetTotals(
                clients,
                polling,
                allReport ? reportedSockets : sockets.countOutside(adminNamespace),
                sockets.sharedRooms(),
                namespaces.size(),
                rates(),
                unreadable);
    }

    private void requireOwner() {
        Thread current = Thread.currentThread();
        if (owner == null) {
            owner = current;
        } else if (!owner.equals(current)) {
            throw new IllegalStateException(
                    "fleet state belongs to " + owner.getName() + ", not " + current.getName());
        }
    }
}
