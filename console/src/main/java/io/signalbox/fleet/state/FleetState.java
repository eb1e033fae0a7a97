package io.signalbox.fleet.state;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.FleetTotals;
import io.signalbox.fleet.Rates;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerStats;
import io.signalbox.fleet.SocketEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of the fleet: plain maps, changed by [#apply] and read by [#snapshot]. Confined to
/// one thread, the first that touches it; any other gets an exception.
public final class FleetState {

    private static final int REPLAY_LIMIT = 100_000;
    private static final double STATS_LATE_SECONDS = 3;
    private static final Duration LISTING_WITHIN = Duration.ofMinutes(1);
    private static final Duration BETWEEN_RESYNCS = Duration.ofMinutes(2);

    private final String adminNamespace;
    private final Map<String, ServerRow> servers = new TreeMap<>();
    private final FleetSockets sockets;
    private final FleetHistory history = new FleetHistory();
    private final FleetBuckets buckets = new FleetBuckets();
    private final TailWriter tail;
    private final DriftWatch drift = new DriftWatch();
    private FeedStatus feed = new FeedStatus.Stopped();
    private FleetFeatures features = FleetFeatures.NONE;
    private long unreadable;
    private Instant listeningSince = Instant.EPOCH;
    private boolean resyncWanted;
    private Instant resyncNotBefore = Instant.EPOCH;
    private @Nullable List<ServerEntry> serverList = List.of();
    private @Nullable Thread owner;

    /// @param adminNamespace whose sockets are consoles, not clients
    public FleetState(String adminNamespace) {
        this(adminNamespace, REPLAY_LIMIT);
    }

    FleetState(String adminNamespace, int replayLimit) {
        this.adminNamespace = adminNamespace;
        this.sockets = new FleetSockets(replayLimit);
        this.tail = new TailWriter(adminNamespace);
    }

    public void apply(FleetEvent event, Instant now) {
        requireOwner();
        switch (event) {
            case FleetEvent.FeedChanged(FeedStatus status) -> feedChanged(status, now);
            case FleetEvent.FeaturesAnnounced(Set<String> words) -> announced(words);
            case FleetEvent.ListingStarted _ -> sockets.listingStarted();
            case FleetEvent.SocketsListed(List<SocketEntry> some) -> sockets.listed(some);
            case FleetEvent.ListingEnded(boolean whole) ->
                    resyncWanted |= !sockets.listingEnded(whole);
            case FleetEvent.StatsReported(ServerStats stats) -> report(stats, now);
            case FleetEvent.SocketConnected connected -> {
                if (sockets.apply(event)) {
                    tail.connected(connected);
                }
            }
            case FleetEvent.SocketUpdated _ -> sockets.apply(event);
            case FleetEvent.SocketDisconnected gone -> {
                sockets.apply(event);
                tail.disconnected(gone);
            }
            case FleetEvent.RoomJoined joined -> {
                sockets.apply(event);
                tail.joined(joined);
            }
            case FleetEvent.RoomLeft left -> {
                sockets.apply(event);
                tail.left(left);
            }
            case FleetEvent.SocketEvent passed -> tail.passed(passed);
            case FleetEvent.Unreadable _ -> unreadable++;
            case FleetEvent.SessionOpened _, FleetEvent.Unknown _ -> {}
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
            if (now.isAfter(listeningSince.plus(LISTING_WITHIN))) {
                sockets.stopExpecting();
            }
            judgeDrift(now);
            changed = true;
        }
        return changed;
    }

    /// Whether all sockets should be read again now: what is known proved wrong.
    public boolean resyncDue(Instant now) {
        requireOwner();
        boolean wanted = resyncWanted && !now.isBefore(resyncNotBefore);
        return listening() && !sockets.unsettled() && (wanted || drift.due(now));
    }

    /// They are being read again because of [#resyncDue].
    public void resynced(Instant now) {
        requireOwner();
        resyncWanted = false;
        // Where events come faster than a listing is read, that one will not be right either.
        resyncNotBefore = now.plus(BETWEEN_RESYNCS);
        drift.resynced(now);
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
                sockets.table().sockets(),
                sockets.table().rooms(),
                totals(),
                history.samples(),
                features,
                tail.list(),
                sockets.listing(),
                buckets.list(),
                drift.shown(now));
    }

    private void feedChanged(FeedStatus status, Instant now) {
        boolean before = listening();
        feed = status;
        if (listening() && !before) {
            listeningSince = now;
            sockets.expectListing();
            drift.restart();
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
            sockets.forget();
        }
    }

    private void report(ServerStats stats, Instant now) {
        ServerRow row = servers.get(stats.serverId());
        if (row == null) {
            servers.put(stats.serverId(), new ServerRow(stats, now));
        } else if (!row.report(stats, now)) {
            return;
        }
        buckets.add(stats, now);
        serverList = null;
    }

    private void judgeDrift(Instant now) {
        if (features.developmentMode() && !sockets.unsettled()) {
            drift.judge(now, worstDifference());
        }
    }

    /// Null while all agree, but for what is on the way, or where servers do not count sockets.
    private DriftWatch.@Nullable Difference worstDifference() {
        Map<String, Integer> reported = new TreeMap<>();
        for (ServerRow row : counting()) {
            Map<String, Integer> counts = row.namespaces();
            if (counts == null) {
                return null;
            }
            counts.forEach((namespace, count) -> reported.merge(namespace, count, Integer::sum));
        }
        if (reported.isEmpty()) {
            return null;
        }
        sockets.table().namespaces().forEach(name -> reported.putIfAbsent(name, 0));
        reported.remove(adminNamespace);
        Rates rates = rates();
        int worst =
                (int) Math.ceil(STATS_LATE_SECONDS * (1 + rates.connects() + rates.disconnects()));
        DriftWatch.Difference difference = null;
        for (Map.Entry<String, Integer> count : reported.entrySet()) {
            int known = sockets.table().count(count.getKey());
            int off = Math.abs(known - count.getValue());
            if (off > worst) {
                worst = off;
                difference = new DriftWatch.Difference(count.getKey(), known, count.getValue());
            }
        }
        return difference;
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
            namespaces.addAll(sockets.table().namespaces());
        }
        namespaces.remove(adminNamespace);
        return new FleetTotals(
                clients,
                polling,
                allReport
                        ? reportedSockets
                        : sockets.table().size() - sockets.table().count(adminNamespace),
                sockets.table().sharedRooms(),
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
