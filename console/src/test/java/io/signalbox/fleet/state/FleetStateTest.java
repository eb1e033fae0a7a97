package io.signalbox.fleet.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerStats;
import io.signalbox.fleet.SocketEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetStateTest {

    private final FleetState state = new FleetState("/admin");
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @BeforeEach
    void live() {
        apply(new FleetEvent.FeedChanged(new FeedStatus.Live(now)));
        apply(new FleetEvent.FeaturesAnnounced(Set.of("ALL_EVENTS", "AGGREGATED_EVENTS")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void endsRightWithDuplicatedEvents(long seed) {
        var random = new Random(seed);
        var model = new FleetModel();
        for (int i = 0; i < 2_000; i++) {
            FleetEvent event = model.step(random);
            apply(event);
            if (random.nextBoolean()) {
                apply(event);
            }
        }
        assertShows(model, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void endsRightAfterAnyOrderAndLossOnceResynced(long seed) {
        var random = new Random(seed);
        var model = new FleetModel();
        List<FleetEvent> events = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            events.add(model.step(random));
        }
        Collections.shuffle(events, random);
        events.subList(0, 300).clear();
        events.forEach(this::apply);

        reconnect();
        model.all().forEach(this::apply);
        assertShows(model, seed);

        for (int i = 0; i < 500; i++) {
            apply(model.step(random));
        }
        assertShows(model, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void keepsWhatHappenedWhileAllSocketsWereCollected(long seed) {
        var random = new Random(seed);
        var model = new FleetModel();
        for (int i = 0; i < 300; i++) {
            model.step(random);
        }
        List<FleetEvent> collected = model.all();
        for (int i = 0; i < 300; i++) {
            apply(model.step(random));
        }
        collected.forEach(this::apply);

        assertShows(model, seed);
    }

    /// Shuffled, doubled and lost events, then resyncs whose listings come in slices with events
    /// before, between and after them.
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45})
    void endsRightWhateverComesBetweenTheSlicesOfAListing(long seed) {
        var random = new Random(seed);
        var model = new FleetModel();
        for (int round = 0; round < 4; round++) {
            List<FleetEvent> lost = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                lost.add(model.step(random));
            }
            Collections.shuffle(lost, random);
            lost.subList(0, random.nextInt(150)).forEach(event -> applyTwice(event, random));

            reconnect();
            int early = random.nextInt(50);
            for (int i = 0; i < early; i++) {
                applyTwice(model.step(random), random);
            }
            List<SocketEntry> collected = new ArrayList<>(model.sockets().values());
            Collections.shuffle(collected, random);
            for (int i = random.nextInt(50); i > 0; i--) {
                applyTwice(model.step(random), random);
            }
            apply(new FleetEvent.ListingStarted());
            for (int from = 0; from < collected.size(); from += 7) {
                apply(
                        new FleetEvent.SocketsListed(
                                collected.subList(from, Math.min(from + 7, collected.size()))));
                applyTwice(model.step(random), random);
            }
            apply(new FleetEvent.ListingEnded(true));
            assertShows(model, seed);
            for (int i = 0; i < 100; i++) {
                applyTwice(model.step(random), random);
            }
            assertShows(model, seed);
        }
    }

    private void applyTwice(FleetEvent event, Random random) {
        apply(event);
        if (random.nextInt(3) == 0) {
            apply(event);
        }
    }

    @Test
    void forgetsSocketsThatDiedUnnoticedOnResync() {
        apply(new FleetEvent.SocketConnected(FleetModel.socket("ghost", List.of(), "{}"), now));
        reconnect();
        FleetModel.listing(List.of(FleetModel.socket("alive", List.of("r"), "{}")))
                .forEach(this::apply);

        assertThat(snapshot().sockets()).extracting(SocketEntry::id).containsExactly("alive");
        assertThat(snapshot().rooms())
                .extracting(RoomEntry::name)
                .containsExactlyInAnyOrder("alive", "r");
    }

    @Test
    void ratesComeFromTheServersOwnClock() {
        for (int i = 0; i <= 10; i++) {
            apply(stats("a", 100 + 2 * i, 5, Map.of("packetsIn", 20L, "rawConnection", 3L)));
            now = now.plusMillis(2_500);
        }
        ServerEntry server = snapshot().servers().getFirst();

        assertThat(server.eventsInPerSecond()).isEqualTo(10, offset(0.01));
        assertThat(server.connectsPerSecond()).isEqualTo(1.5, offset(0.01));
        assertThat(snapshot().totals().eventsInPerSecond()).isEqualTo(10, offset(0.01));
    }

    @Test
    void ratesFallToNothingWhenNothingHappens() {
        apply(stats("a", 2, 5, Map.of("packetsIn", 20L)));
        for (int i = 2; i <= 8; i++) {
            apply(stats("a", 2 * i, 5, Map.of()));
        }
        assertThat(snapshot().servers().getFirst().eventsInPerSecond()).isZero();
    }

    @Test
    void countsTheSameReportOnce() {
        FleetEvent report = stats("a", 100, 5, Map.of("rawConnection", 4L));
        apply(report);
        apply(report);
        state.tick(now);

        assertThat(snapshot().samples().getFirst().connectsByServer()).containsEntry("a", 4);
    }

    @Test
    void startsAfreshWhenAServerRestartsUnderItsId() {
        apply(stats("a", 500, 50, Map.of("packetsIn", 10_000L)));
        now = now.plusSeconds(2);
        apply(stats("a", 1, 1, Map.of("packetsIn", 2L)));

        ServerEntry server = snapshot().servers().getFirst();
        assertThat(server.clients()).isEqualTo(1);
        assertThat(server.eventsInPerSecond()).isEqualTo(1, offset(0.01));
    }

    @Test
    void callsAServerUnhealthyAfterTenSilentSecondsAndKeepsItsRow() {
        apply(stats("a", 10, 5, Map.of()));
        apply(stats("b", 10, 7, Map.of()));
        now = now.plusSeconds(6);
        apply(stats("b", 16, 7, Map.of()));
        now = now.plusSeconds(5);
        apply(stats("b", 21, 7, Map.of()));

        assertThat(state.tick(now)).isTrue();
        assertThat(snapshot().servers())
                .extracting(ServerEntry::serverId, ServerEntry::healthy)
                .containsExactly(tuple("a", false), tuple("b", true));
        assertThat(snapshot().totals().clients()).isEqualTo(7);

        apply(stats("a", 21, 4, Map.of()));
        assertThat(snapshot().servers()).allMatch(ServerEntry::healthy);
    }

    @Test
    void blamesNoServerForTheTimeWithoutAFeed() {
        apply(stats("a", 10, 5, Map.of()));
        apply(new FleetEvent.FeedChanged(new FeedStatus.Reconnecting(1, now, "gone", "wait")));
        now = now.plusSeconds(60);
        state.tick(now);
        assertThat(snapshot().servers().getFirst().healthy()).isTrue();
        assertThat(snapshot().totals().clients()).isEqualTo(5);

        apply(new FleetEvent.FeedChanged(new FeedStatus.Live(now)));
        now = now.plusSeconds(9);
        state.tick(now);
        assertThat(snapshot().servers().getFirst().healthy()).isTrue();
        now = now.plusSeconds(2);
        state.tick(now);
        assertThat(snapshot().servers().getFirst().healthy()).isFalse();
    }

    @Test
    void keepsTheLastKnownTotalsWhenTheWholeFleetGoesQuiet() {
        apply(stats("a", 10, 5, Map.of()));
        now = now.plusSeconds(60);
        state.tick(now);

        assertThat(snapshot().totals().clients()).isEqualTo(5);
    }

    @Test
    void forgetsADismissedServerUntilItReportsAgain() {
        apply(stats("a", 10, 5, Map.of()));
        state.dismiss("a");
        assertThat(snapshot().servers()).isEmpty();

        apply(stats("a", 12, 5, Map.of()));
        assertThat(snapshot().servers()).hasSize(1);
    }

    @Test
    void showsTotalsInProductionModeWhereNoSocketIsSent() {
        apply(new FleetEvent.FeaturesAnnounced(Set.of("AGGREGATED_EVENTS")));
        apply(stats("a", 10, 5, Map.of()));
        apply(stats("b", 10, 7, Map.of()));

        assertThat(snapshot().developmentMode()).isFalse();
        assertThat(snapshot().totals().clients()).isEqualTo(12);
        assertThat(snapshot().totals().sockets()).isEqualTo(12);
        assertThat(snapshot().totals().namespaces()).isEqualTo(1);
        assertThat(snapshot().sockets()).isEmpty();
    }

    @Test
    void sharesListsThatDidNotChangeBetweenSnapshots() {
        apply(new FleetEvent.SocketConnected(FleetModel.socket("a", List.of(), "{}"), now));
        FleetSnapshot first = snapshot();
        apply(stats("s", 10, 1, Map.of()));
        FleetSnapshot second = snapshot();

        assertThat(second.sockets()).isSameAs(first.sockets());
        assertThat(second.rooms()).isSameAs(first.rooms());
        assertThat(second.servers()).isNotSameAs(first.servers());
    }

    @Test
    void takesOneSampleEachTwoSecondsForAnHour() {
        for (int i = 0; i < 4_000; i++) {
            now = now.plusSeconds(1);
            state.tick(now);
        }
        List<FleetSample> samples = snapshot().samples();

        assertThat(samples).hasSize(1_800);
        assertThat(Duration.between(samples.getFirst().at(), samples.getLast().at()))
                .isEqualTo(Duration.ofSeconds(2 * 1_799));
    }

    @Test
    void belongsToOneThread() {
        assertThatThrownBy(() -> CompletableFuture.runAsync(this::snapshot).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private void reconnect() {
        apply(new FleetEvent.FeedChanged(new FeedStatus.Connecting(now)));
        apply(new FleetEvent.FeedChanged(new FeedStatus.Live(now)));
    }

    private void apply(FleetEvent event) {
        state.apply(event, now);
    }

    private FleetSnapshot snapshot() {
        return state.snapshot(now);
    }

    private void assertShows(FleetModel model, long seed) {
        var sockets = new TreeMap<String, SocketEntry>();
        snapshot().sockets().forEach(socket -> sockets.put(socket.id(), socket));
        assertThat(sockets).as("sockets with seed %d", seed).isEqualTo(model.sockets());
        var rooms = new TreeMap<String, RoomEntry>();
        snapshot().rooms().forEach(room -> rooms.put(room.name(), room));
        assertThat(rooms).as("rooms with seed %d", seed).isEqualTo(model.rooms());
        assertThat(snapshot().totals().rooms())
                .isEqualTo(rooms.values().stream().filter(room -> !room.own()).count());
    }

    private FleetEvent stats(String server, double uptime, int clients, Map<String, Long> counts) {
        return new FleetEvent.StatsReported(
                new ServerStats(
                        server,
                        "host",
                        1,
                        uptime,
                        new ServerEntry.ClientCounts(clients, 0),
                        counts.entrySet().stream()
                                .map(e -> new ServerStats.Bucket(now, e.getKey(), e.getValue()))
                                .toList(),
                        Map.of("/", clients, "/admin", 1),
                        null));
    }
}
