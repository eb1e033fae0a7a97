package io.signalbox.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.fleet.ServerStats;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.state.FleetState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDecoderTest {

    private static final String DEVELOPMENT = "admin-development-0-1-0.txt";
    private static final String RECOVERY = "admin-development-0-1-1.txt";
    private static final String READ_ONLY = "admin-development-1-0-0.txt";
    private static final String PRODUCTION = "admin-production-0-1-0.txt";

    @ParameterizedTest
    @ValueSource(strings = {DEVELOPMENT, RECOVERY, READ_ONLY, PRODUCTION})
    void readsEveryRecordedEvent(String file) {
        List<Captures.Delivery> deliveries = Captures.read(file);

        assertThat(deliveries).hasSizeGreaterThan(3);
        for (Captures.Delivery delivery : deliveries) {
            assertThat(delivery.decode())
                    .isNotInstanceOfAny(FleetEvent.Unreadable.class, FleetEvent.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DEVELOPMENT, RECOVERY, READ_ONLY, PRODUCTION})
    void readsAnEarlyEventLikeAnyOther(String file) {
        for (Captures.Delivery delivery : Captures.read(file)) {
            assertThat(delivery.early().decode()).isEqualTo(delivery.decode());
        }
    }

    @Test
    void endsTheRecordedSessionWithTheAdminSocketAlone() {
        FleetSnapshot end = replay(DEVELOPMENT);

        assertThat(end.sockets()).extracting(SocketEntry::namespace).containsOnly("/admin");
        assertThat(end.rooms()).extracting(RoomEntry::own).containsOnly(true);
        assertThat(end.servers()).hasSize(1);
        assertThat(end.servers().getFirst().serverId()).isEqualTo("vm");
        assertThat(end.developmentMode()).isTrue();
        assertThat(end.unreadableEvents()).isZero();
    }

    @Test
    void showsTotalsOfAProductionFleetWithoutItsSockets() {
        FleetSnapshot end = replay(PRODUCTION);

        assertThat(end.developmentMode()).isFalse();
        assertThat(end.sockets()).isEmpty();
        assertThat(end.totals().clients()).isEqualTo(1);
        assertThat(end.totals().namespaces()).isEqualTo(2);
    }

    @Test
    void ignoresTheOffsetOfConnectionStateRecovery() {
        FleetEvent joined =
                decode("room_joined", "/", "room1", "s1", "2026-11-22T01:28:41.952Z", "Q80tgZW");

        assertThat(joined)
                .isEqualTo(
                        new FleetEvent.RoomJoined(
                                "/", "room1", "s1", Instant.parse("2026-11-22T01:28:41.952Z")));
    }

    @Test
    void readsOldServersWithoutTimesOrAggregates() {
        assertThat(decode("room_left", "/", "r", "s"))
                .isEqualTo(new FleetEvent.RoomLeft("/", "r", "s", Captures.NOW));
        ServerStats stats = stats("{'serverId':'a','clientsCount':3}");
        assertThat(stats.namespaces()).isNull();
        assertThat(stats.counts().clients()).isEqualTo(3);
        assertThat(stats.extras()).isNull();
    }

    @Test
    void readsPythonTimesAndServersWithoutHandshakeDetails() {
        FleetEvent event =
                decode(
                        "socket_connected",
                        json("{'id':'a','nsp':'/','rooms':['a','b']}"),
                        "2026-11-22T01:28:21.305000+00:00");

        var connected = (FleetEvent.SocketConnected) event;
        assertThat(connected.at()).isEqualTo(Instant.parse("2026-11-22T01:28:21.305Z"));
        assertThat(connected.socket().rooms()).containsExactly("b");
        assertThat(connected.socket().dataJson()).isEqualTo("{}");
    }

    @Test
    void readsWhatOurOwnServersAdd() {
        ServerStats stats =
                stats(
                        "{'serverId':'t','uptime':1.5,'signalbox':{'version':'2.8.0',"
                                + "'colour':'green','taskId':'t','zone':null,'cpu':0.25,"
                                + "'heapUsedBytes':1,'heapMaxBytes':2,'rooms':7,"
                                + "'redis':'connected','draining':true,'loops':"
                                + "[{'clients':1,'lagMillis':2},{'clients':1,'lagMillis':9.5}]}}");

        ServerExtras extras = Objects.requireNonNull(stats.extras());
        assertThat(extras.colour()).isEqualTo("green");
        assertThat(extras.zone()).isNull();
        assertThat(extras.maxLoopLagMillis()).isEqualTo(9.5);
        assertThat(extras.draining()).isTrue();
    }

    @Test
    void readsARecordedSessionInMsgpack() throws IOException {
        List<FleetEvent> events = Captures.msgpack();

        assertThat(events).noneMatch(FleetEvent.Unreadable.class::isInstance);
        assertThat(events)
                .extracting(FleetEvent::getClass)
                .contains(
                        FleetEvent.SessionOpened.class,
                        FleetEvent.FeaturesAnnounced.class,
                        FleetEvent.SocketsListed.class,
                        FleetEvent.StatsReported.class,
                        FleetEvent.RoomJoined.class,
                        FleetEvent.RoomLeft.class,
                        FleetEvent.SocketDisconnected.class);
        FleetEvent.SocketEvent hello =
                events.stream()
                        .filter(FleetEvent.SocketEvent.class::isInstance)
                        .map(FleetEvent.SocketEvent.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(hello.argumentsJson())
                .isEqualTo(
                        "[1,\"two\",{\"three\":[null,true,-5,1099511627776,1.5]},"
                                + "\"<binary 2 bytes>\",\"2026-01-01T00:00:00.123Z\"]");
        assertThat(hello.at()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void cutsLongArguments() {
        var event = new JSONArray().put("big").put("x".repeat(40_000));
        var read = (FleetEvent.SocketEvent) decode("event_sent", "/", "s", event);

        assertThat(read.name()).isEqualTo("big");
        assertThat(read.argumentsJson())
                .hasSizeLessThan(16 * 1024 + 40)
                .endsWith("… (23620 more characters)");
    }

    @Test
    void readsWhatPythonSendsOtherwise() {
        FleetEvent event =
                decode(
                        "socket_connected",
                        json(
                                "{'id':'a','clientId':'a','transport':'websocket','nsp':'/','data':{},"
                                        + "'handshake':{'address':'127.0.0.1','headers':{'Host':'x'},"
                                        + "'query':{'EIO':'4'},'secure':false,'url':'/socket.io/',"
                                        + "'issued':1700000000000,'time':'Sun Nov 22 2026'},"
                                        + "'rooms':['a','r']}"),
                        "2026-11-22T01:28:21.305000+00:00");
        SocketEntry socket = ((FleetEvent.SocketConnected) event).socket();
        assertThat(socket.headers()).containsEntry("Host", "x");
        assertThat(socket.connectedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
        assertThat(socket.rooms()).containsExactly("r");

        ServerStats stats =
                stats(
                        "{'serverId':'h','hostname':'h','pid':1,'uptime':1.5,'clientsCount':1,"
                                + "'pollingClientsCount':0,'aggregatedEvents':[{'timestamp':1,"
                                + "'type':'rawDisconnection','count':2}],'namespaces':"
                                + "[{'name':'/','socketsCount':1}]}");
        assertThat(stats.buckets().getFirst().kind()).isEqualTo(ServerStats.Kind.DISCONNECTS);
    }

    @Test
    void countsUnreadableEventsAndNeverThrows() {
        var random = new Random(7);
        List<Object> junk =
                List.of("x", 1, JSONObject.NULL, json("{}"), new JSONArray(), true, Map.of());
        var state = new FleetState("/admin");
        for (int i = 0; i < 5_000; i++) {
            String name = FeedDecoder.EVENTS.get(random.nextInt(FeedDecoder.EVENTS.size()));
            Object[] args = new Object[random.nextInt(5)];
            for (int j = 0; j < args.length; j++) {
                args[j] = junk.get(random.nextInt(junk.size()));
            }
            state.apply(FeedDecoder.decode(name, args, Captures.NOW), Captures.NOW);
        }
        assertThat(state.snapshot(Captures.NOW).unreadableEvents()).isBetween(1_000L, 4_999L);
    }

    @Test
    void namesWhatIsWrongWithAnEvent() {
        assertThat(decode("room_joined", "/", 5))
                .isEqualTo(new FleetEvent.Unreadable("room_joined", "argument 2 is not a text"));
        assertThat(decode("brand_new")).isEqualTo(new FleetEvent.Unknown("brand_new"));
    }

    private static FleetSnapshot replay(String file) {
        var state = new FleetState("/admin");
        state.apply(new FleetEvent.FeedChanged(new FeedStatus.Live(Captures.NOW)), Captures.NOW);
        for (Captures.Delivery delivery : Captures.read(file)) {
            FleetEvent event = delivery.decode();
            if (event instanceof FleetEvent.SocketsListed) {
                state.apply(new FleetEvent.ListingStarted(), Captures.NOW);
                state.apply(event, Captures.NOW);
                state.apply(new FleetEvent.ListingEnded(true), Captures.NOW);
            } else {
                state.apply(event, Captures.NOW);
            }
        }
        return state.snapshot(Captures.NOW);
    }

    private static ServerStats stats(String json) {
        return ((FleetEvent.StatsReported) decode("server_stats", json(json))).stats();
    }

    private static FleetEvent decode(String name, Object... args) {
        return FeedDecoder.decode(name, args, Captures.NOW);
    }

    private static JSONObject json(String text) {
        return new JSONObject(text);
    }
}
