package io.signalbox.socketio.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.socketio.Event;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.admin.login.AdminAuth;
import io.signalbox.socketio.testing.TestingClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Does what was done with the official server when its frames were recorded, and compares what an admin
/// receives frame by frame.
class AdminFramesTest {

    private static final String CREDENTIALS = "{\"username\":\"admin\",\"password\":\"changeit\"}";

    // bcrypt of "changeit", cost 4
    private static final AdminAuth AUTH =
            new AdminAuth.Basic(
                    "admin", "$2a$04$IRWXL8xybCOa9Ftie2GYK.qwU4htcIBwQsUUzHSJgGc3vOMpLgZpG");

    private final SocketIoServer server =
            new SocketIoServer(
                    SocketIoOptions.DEFAULT.withEngine(
                            SocketIoOptions.DEFAULT.engine().withLoops(1)));
    private final AtomicReference<@Nullable AdminInstrumentation> instrumentation =
            new AtomicReference<>();
    private final List<String> compared = new ArrayList<>();

    @AfterEach
    void stop() {
        AdminInstrumentation present = instrumentation.get();
        if (present != null) {
            present.close();
        }
        server.close();
    }

    private void instrument(AdminOptions options) {
        server.of("/dyn-1");
        server.main().use(socket -> socket.data().put("user", "u1"));
        server.main().on("hello", event -> event.reply("ok"));
        server.main().on("join", event -> event.socket().join(String.valueOf(event.arg(0))));
        server.main().on("setdata", AdminFramesTest::setData);
        instrumentation.set(AdminInstrumentation.instrument(server, options));
    }

    private static void setData(Event event) {
        Socket socket = event.socket();
        socket.data().put("count", 1);
        socket.data().put("nested", Map.of("a", 1));
        socket.data().put("nested", Map.of("a", 2));
    }

    private static AdminOptions options(AdminAuth auth) {
        return AdminOptions.of("vm", auth);
    }

    /// Compares the next frames of the admin with the next recorded ones, once all have arrived.
    private void compare(TestingClient admin, List<String> recorded, int count, boolean inOrder) {
        int from = compared.size();
        await().atMost(Duration.ofSeconds(10)).until(() -> frames(admin).size() >= from + count);
        admin.settle();
        List<String> expected = shapes(recorded.subList(from, from + count));
        List<String> actual = shapes(frames(admin));
        List<String> next = actual.subList(from, actual.size());
        if (inOrder) {
            assertThat(next).containsExactlyElementsOf(expected);
        } else {
            assertThat(next).containsExactlyInAnyOrderElementsOf(expected);
        }
        compared.addAll(next);
    }

    private static List<String> frames(TestingClient admin) {
        return RecordedFrames.withoutStats(
                admin.frames().stream().filter(f -> !f.startsWith("0{")).toList());
    }

    private static List<String> shapes(List<String> frames) {
        return frames.stream().map(FrameShape::of).toList();
    }

    @Test
    void sendsWhatTheOfficialServerSendsInDevelopmentMode() {
        instrument(options(AUTH));
        List<String> recorded =
                connectFirst(
                        RecordedFrames.withoutStats(
                                RecordedFrames.received("admin-development-0-1-0")));
        TestingClient admin = TestingClient.open(server, "websocket");
        admin.join("/admin", CREDENTIALS);
        compare(admin, recorded, 6, true);
        TestingClient client = useMainNamespace(admin, recorded);
        String id = client.awaitText("40{\"sid\":\"").substring(10, 30);
        admin.send("42/admin,[\"join\",\"/\",\"room2\",\"" + id + "\"]");
        compare(admin, recorded, 1, true);
        admin.send("42/admin,[\"leave\",\"/\",\"room2\",\"" + id + "\"]");
        compare(admin, recorded, 1, true);
        admin.send("42/admin,[\"emit\",\"/\",\"" + id + "\",\"fromadmin\",1]");
        compare(admin, recorded, 1, true);
        admin.send("42/admin,[\"emit\",\"/\",null,\"fromadmin-all\",1]");
        compare(admin, recorded, 1, true);
        useOtherNamespace(admin, recorded);
        admin.send("42/admin,[\"_disconnect\",\"/\",false,\"" + id + "\"]");
        compare(admin, recorded, 3, false);
        assertThat(compared).hasSameSizeAs(recorded);
        assertThat(client.frames()).contains("42[\"news\",{\"x\":1}]", "42[\"fromadmin\",1]", "41");
    }

    /// The official server sends some events before CONNECT, which its own clients mishandle; here
    /// CONNECT comes first. The session, if there is one, comes behind the own room.
    private static List<String> connectFirst(List<String> recorded) {
        List<String> frames = new ArrayList<>(recorded);
        int connect =
                IntStream.range(0, frames.size())
                        .filter(i -> frames.get(i).startsWith("40/admin,{"))
                        .findFirst()
                        .orElseThrow();
        List<String> early = new ArrayList<>(frames.subList(0, connect));
        Collections.reverse(early);
        String connected = frames.get(connect);
        frames.subList(0, connect + 1).clear();
        frames.addAll(0, early);
        frames.addFirst(connected);
        return frames;
    }

    private TestingClient useMainNamespace(TestingClient admin, List<String> recorded) {
        TestingClient client = TestingClient.open(server, "polling");
        String id = client.join("/", "");
        compare(admin, recorded, 3, true);
        client.upgrade();
        compare(admin, recorded, 1, true);
        client.send("451-[\"hello\",1,{\"a\":[true]},{\"_placeholder\":true,\"num\":0}]");
        client.send(new byte[] {1, 2});
        client.send("420[\"hello\",\"x\"]");
        client.send("42[\"join\",\"room1\"]");
        client.send("42[\"setdata\"]");
        compare(admin, recorded, 9, false);
        Socket socket = Objects.requireNonNull(server.main().socket(id));
        socket.emit("news", Map.of("x", 1));
        compare(admin, recorded, 1, true);
        return client;
    }

    private void useOtherNamespace(TestingClient admin, List<String> recorded) {
        TestingClient other = TestingClient.open(server, "websocket");
        other.join("/dyn-1", "");
        compare(admin, recorded, 2, true);
        other.send("41/dyn-1");
        compare(admin, recorded, 2, true);
    }

    @Test
    void announcesAndObeysNoCommandsWhenReadonly() {
        instrument(options(new AdminAuth.None()).withReadonly(true));
        List<String> recorded =
                connectFirst(
                        RecordedFrames.withoutStats(
                                RecordedFrames.received("admin-development-1-0-0")));
        TestingClient admin = TestingClient.open(server, "websocket");
        admin.join("/admin", "");
        compare(admin, recorded, 5, true);
        TestingClient client = useMainNamespace(admin, recorded);
        useOtherNamespace(admin, recorded);
        admin.send("42/admin,[\"_disconnect\",\"/\",false]");
        admin.settle();
        client.send("41");
        compare(admin, recorded, 3, false);
        assertThat(compared).hasSameSizeAs(recorded);
        assertThat(client.frames()).doesNotContain("41");
    }

    @Test
    void sendsOnlyStatisticsInProductionMode() {
        instrument(options(AUTH).withMode(AdminMode.PRODUCTION));
        List<String> recorded =
                connectFirst(
                        RecordedFrames.withoutStats(
                                RecordedFrames.received("admin-production-0-1-0")));
        TestingClient admin = TestingClient.open(server, "websocket");
        admin.join("/admin", CREDENTIALS);
        compare(admin, recorded, 3, true);
        TestingClient client = TestingClient.open(server, "websocket");
        String id = client.join("/", "");
        admin.send("42/admin,[\"emit\",\"/\",\"" + id + "\",\"fromadmin\",1]");
        client.awaitText("fromadmin");
        admin.awaitText("server_stats");
        assertThat(frames(admin)).hasSize(3);
    }

    @Test
    void sendsStatisticsWithTheOfficialFieldsAndThoseOfTheApplication() {
        instrument(
                options(new AdminAuth.None())
                        .withExtraStats(() -> Map.of("signalbox", Map.of("version", "1"))));
        TestingClient admin = TestingClient.join(server, "/admin");
        TestingClient polling = TestingClient.open(server, "polling");
        polling.join("/", "");
        polling.send("42[\"hello\",\"é\"]");
        // The counts of a second come with one message; a slow start may spread them over several.
        JsonNode stats =
                stats(
                        admin.await(
                                f ->
                                        f.contains("\"clientsCount\":2")
                                                && f.contains(
                                                        "\"name\":\"/\",\"socketsCount\":1")));
        JsonNode official =
                stats(
                        RecordedFrames.received("admin-development-0-1-0").stream()
                                .filter(f -> f.contains("server_stats"))
                                .findFirst()
                                .orElseThrow());
        Set<String> keys = new TreeSet<>(keys(official));
        keys.add("signalbox");
        assertThat(keys(stats)).isEqualTo(keys);
        assertThat(stats.get("serverId").textValue()).isEqualTo("vm");
        assertThat(stats.get("clientsCount").intValue()).isEqualTo(2);
        assertThat(stats.get("pollingClientsCount").intValue()).isEqualTo(1);
        assertThat(stats.get("uptime").isFloatingPointNumber()).isTrue();
        assertThat(stats.get("namespaces"))
                .isEqualTo(
                        FrameShape.parse(
                                "[{\"name\":\"/\",\"socketsCount\":1},"
                                        + "{\"name\":\"/admin\",\"socketsCount\":1},"
                                        + "{\"name\":\"/dyn-1\",\"socketsCount\":0}]"));
        await().untilAsserted(
                        () -> assertThat(shapesUntilNow(admin)).isEqualTo(bucketShapes(official)));
    }

    private static Set<String> shapesUntilNow(TestingClient admin) {
        Set<String> shapes = new TreeSet<>();
        admin.frames().stream()
                .filter(f -> f.contains("\"server_stats\""))
                .forEach(f -> shapes.addAll(bucketShapes(stats(f))));
        return shapes;
    }

    private static JsonNode stats(String frame) {
        return FrameShape.parse(frame.substring(frame.indexOf('['))).get(1);
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        return keys;
    }

    private static Set<String> bucketShapes(JsonNode stats) {
        Set<String> shapes = new TreeSet<>();
        for (JsonNode bucket : stats.get("aggregatedEvents")) {
            assertThat(bucket.get("timestamp").longValue() % 1000).isZero();
            assertThat(bucket.get("count").intValue()).isPositive();
            shapes.add(bucket.get("type").textValue() + keys(bucket));
        }
        return shapes;
    }

    @Test
    void countsClosedConnectionsByTheirReason() {
        instrument(options(new AdminAuth.None()));
        TestingClient admin = TestingClient.join(server, "/admin");
        TestingClient.join(server, "/").close();
        String frame = admin.awaitText("\"rawDisconnection\",\"subType\":\"transport close\"");
        assertThat(frame).contains("\"subType\":\"transport close\",\"count\":1}");
    }
}
