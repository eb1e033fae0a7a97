package io.signalbox.fleet.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerStats;
import io.signalbox.fleet.SocketDrift;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketListing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When sockets known and the counts of the servers part, and when events come faster than a listing
/// is read.
class FleetDriftTest {

    private FleetState state = new FleetState("/admin");
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private double uptime = 10;

    @BeforeEach
    void live() {
        connect();
        list(100);
    }

    @Test
    void wantsAResyncAfterThirtySecondsOfGhosts() {
        pass(28, 50);
        assertThat(state.resyncDue(now)).isFalse();
        SocketDrift drift = Objects.requireNonNull(drift());
        assertThat(drift.known()).isEqualTo(100);
        assertThat(drift.reported()).isEqualTo(50);
        assertThat(drift.namespace()).isEqualTo("/");
        pass(6, 50);
        assertThat(state.resyncDue(now)).isTrue();
    }

    @Test
    void wantsNoneForWhatIsOnTheWay() {
        pass(120, 98);
        assertThat(state.resyncDue(now)).isFalse();
        assertThat(drift()).isNull();
    }

    @Test
    void forgetsADriftThatHeals() {
        pass(20, 50);
        pass(4, 100);
        assertThat(drift()).isNull();
        pass(20, 50);
        assertThat(state.resyncDue(now)).isFalse();
    }

    @Test
    void waitsLongerEachTimeWhenAResyncDoesNotHelp() {
        List<Long> waits = new ArrayList<>();
        Instant last = now;
        for (int resync = 0; resync < 4; resync++) {
            while (!state.resyncDue(now)) {
                pass(2, 50);
            }
            waits.add(Duration.between(last, now).toSeconds());
            last = now;
            state.resynced(now);
            connect();
            list(100);
        }
        assertThat(waits.get(0)).isBetween(30L, 40L);
        assertThat(waits.get(1)).isBetween(115L, 125L);
        assertThat(waits.get(2)).isBetween(235L, 245L);
        assertThat(waits.get(3)).isBetween(475L, 485L);
        pass(2, 50);
        assertThat(Objects.requireNonNull(drift()).resyncs()).isEqualTo(4);
    }

    @Test
    void saysNothingWhereServersDoNotCountSocketsOrNoneAreListed() {
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(2);
            state.apply(stats(null), now);
            state.tick(now);
        }
        assertThat(state.resyncDue(now)).isFalse();

        state.apply(new FleetEvent.FeaturesAnnounced(Set.of("AGGREGATED_EVENTS")), now);
        pass(60, 5);
        assertThat(state.resyncDue(now)).isFalse();
    }

    @Test
    void doesNotBlameAListingThatIsStillRead() {
        connect();
        state.apply(new FleetEvent.ListingStarted(), now);
        pass(60, 5_000);
        assertThat(state.resyncDue(now)).isFalse();
        assertThat(state.snapshot(now).listing()).isEqualTo(new SocketListing(true, 0));
    }

    @Test
    void readsAllAgainWhenMoreHappenedThanWasKept() {
        state = new FleetState("/admin", 10);
        overflow();
        assertThat(state.resyncDue(now)).isTrue();

        state.resynced(now);
        connect();
        list(9);
        assertThat(state.resyncDue(now)).isFalse();
        assertThat(state.snapshot(now).sockets()).hasSize(9);
    }

    @Test
    void doesNotReadAllTheTimeWhereEventsComeFasterThanThat() {
        state = new FleetState("/admin", 10);
        overflow();
        state.resynced(now);
        overflow();
        assertThat(state.resyncDue(now)).isFalse();
        now = now.plusSeconds(120);
        assertThat(state.resyncDue(now)).isTrue();
    }

    private void overflow() {
        connect();
        state.apply(new FleetEvent.ListingStarted(), now);
        for (int i = 0; i < 11; i++) {
            state.apply(new FleetEvent.SocketDisconnected("/", "s" + i, "gone", now), now);
        }
        state.apply(new FleetEvent.SocketsListed(sockets(20)), now);
        state.apply(new FleetEvent.ListingEnded(true), now);
    }

    @Test
    void noticesThatAListingNeverCame() {
        state = new FleetState("/admin");
        connect();
        pass(58, 70);
        assertThat(state.resyncDue(now)).isFalse();
        pass(40, 70);
        assertThat(state.resyncDue(now)).isTrue();
    }

    @Test
    void keepsWhatWasKnownWhenAListingIsGivenUp() {
        connect();
        state.apply(new FleetEvent.ListingStarted(), now);
        state.apply(new FleetEvent.SocketsListed(sockets(3)), now);
        state.apply(new FleetEvent.ListingEnded(false), now);

        assertThat(state.snapshot(now).sockets()).hasSize(100);
        assertThat(state.snapshot(now).listing()).isEqualTo(SocketListing.DONE);
    }

    @Test
    void countsHowFarAListingIs() {
        connect();
        state.apply(new FleetEvent.ListingStarted(), now);
        state.apply(new FleetEvent.SocketsListed(sockets(3)), now);
        assertThat(state.snapshot(now).listing()).isEqualTo(new SocketListing(true, 3));
    }

    private void connect() {
        state.apply(new FleetEvent.FeedChanged(new FeedStatus.Connecting(now)), now);
        state.apply(new FleetEvent.FeedChanged(new FeedStatus.Live(now)), now);
        state.apply(new FleetEvent.FeaturesAnnounced(Set.of("ALL_EVENTS")), now);
    }

    private void list(int count) {
        FleetModel.listing(sockets(count)).forEach(event -> state.apply(event, now));
    }

    private static List<SocketEntry> sockets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> FleetModel.socket("s" + i, List.of(), "{}"))
                .toList();
    }

    private void pass(int seconds, int reported) {
        for (int i = 0; i < seconds; i += 2) {
            now = now.plusSeconds(2);
            state.apply(stats(Map.of("/", reported, "/admin", 3)), now);
            state.tick(now);
        }
    }

    private FleetEvent stats(@Nullable Map<String, Integer> namespaces) {
        uptime += 2;
        return new FleetEvent.StatsReported(
                new ServerStats(
                        "a",
                        "host",
                        1,
                        uptime,
                        new ServerEntry.ClientCounts(5, 0),
                        List.of(),
                        namespaces,
                        null));
    }

    private @Nullable SocketDrift drift() {
        return state.snapshot(now).drift();
    }
}
