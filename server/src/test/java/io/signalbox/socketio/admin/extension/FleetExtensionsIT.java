package io.signalbox.socketio.admin.extension;

import static io.signalbox.socketio.admin.extension.AskingAdmin.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.engineio.drain.Drain;
import io.signalbox.engineio.drain.DrainPhase;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.redis.RedisAdapterFactory;
import io.signalbox.socketio.adapter.redis.RedisOptions;
import io.signalbox.socketio.admin.AdminInstrumentation;
import io.signalbox.socketio.admin.AdminMode;
import io.signalbox.socketio.admin.AdminOptions;
import io.signalbox.socketio.admin.login.AdminAuth;
import io.signalbox.socketio.testing.TestingClient;
import io.signalbox.socketio.testing.TestingRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two servers and one Redis; the admin is connected to the first server only.
class FleetExtensionsIT {
    private final TestingRedis redis = new TestingRedis();
    private final List<Member> members = new ArrayList<>();
    private Member a;
    private Member b;
    private AskingAdmin admin;

    private record Member(
            SocketIoServer server,
            RedisAdapterFactory redis,
            Drain drain,
            FakeLogLevels levels,
            AdminInstrumentation instrumentation) {
        static Member join(String id, String uri, boolean readonly) throws Exception {
            RedisAdapterFactory redis = RedisAdapterFactory.open(RedisOptions.of(uri));
            SocketIoOptions defaults = SocketIoOptions.DEFAULT;
            SocketIoServer server =
                    new SocketIoServer(
                            defaults.withAdapter(redis).withEngine(defaults.engine().withLoops(1)));
            Drain drain = new Drain(server.engine());
            FakeLogLevels levels = new FakeLogLevels();
            AdminInstrumentation instrumentation =
                    AdminInstrumentation.instrument(
                            server,
                            AdminOptions.of(id, new AdminAuth.None())
                                    .withMode(AdminMode.PRODUCTION)
                                    .withReadonly(readonly)
                                    .withExtensions(new AdminExtensions(drain, true, levels)));
            redis.ready().toCompletableFuture().get(10, TimeUnit.SECONDS);
            return new Member(server, redis, drain, levels, instrumentation);
        }

        void leave() {
            drain.close();
            instrumentation.leave();
            server.close();
            instrumentation.close();
            redis.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        a = join("a", false);
        b = join("b", false);
        admin = new AskingAdmin(a.server());
        awaitKnown("b");
    }

    private Member join(String id, boolean readonly) throws Exception {
        Member member = Member.join(id, redis.uri(), readonly);
        members.add(member);
        return member;
    }

    private void awaitKnown(String id) {
        await().untilAsserted(
                        () ->
                                assertThat(admin.ask("query", "{}").get("servers"))
                                        .anyMatch(server -> server.asText().equals(id)));
    }

    @AfterEach
    void stop() {
        members.forEach(Member::leave);
        redis.close();
    }

    @Test
    void drainsAnotherServerAndHearsHowItGoes() {
        for (int i = 0; i < 5; i++) {
            TestingClient.join(b.server(), "/");
        }

        JsonNode begun =
                admin.ask("drain", "{'serverId':'b','socketsPerSecond':50,'graceSeconds':0}");

        assertThat(begun.get("progress").get("serverId").asText()).isEqualTo("b");
        await().until(() -> b.drain().progress().phase() == DrainPhase.DRAINED);
        assertThat(b.server().engine().clients()).isZero();
        assertThat(a.drain().progress().draining()).isFalse();
        await().untilAsserted(
                        () ->
                                assertThat(admin.heard("drain_progress").getLast().toString())
                                        .isEqualTo(
                                                "{\"serverId\":\"b\",\"phase\":\"drained\",\"left\":0,"
                                                        + "\"closed\":5,\"socketsPerSecond\":50,"
                                                        + "\"remainingSeconds\":0}"));
        assertThat(admin.ask("drain", "{'serverId':'b','cancel':true}").get("ok").asBoolean())
                .isTrue();
        assertThat(b.drain().progress().draining()).isFalse();
    }

    @Test
    void findsSocketsAndRoomsOfTheWholeFleetPageByPage() {
        for (int i = 0; i < 7; i++) {
            TestingClient.join((i % 2 == 0 ? a : b).server(), "/");
        }
        for (Member member : List.of(a, b)) {
            member.server().main().sockets().forEach(socket -> socket.join("all"));
        }
        List<String> seen = new ArrayList<>();
        JsonNode page = admin.ask("query", "{'nsp':'/','limit':3}");
        texts(page.get("items"), "id").forEach(seen::add);
        while (!page.get("next").isNull()) {
            String next = page.get("next").asText();
            page = admin.ask("query", "{'nsp':'/','limit':3,'cursor':'" + next + "'}");
            seen.addAll(texts(page.get("items"), "id"));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSorted();
        assertThat(page.get("total").asInt()).isEqualTo(7);
        assertThat(page.get("missing")).isEmpty();
        JsonNode rooms = admin.ask("query", "{'what':'rooms'}").get("items");
        assertThat(rooms.toString()).isEqualTo("[{\"nsp\":\"/\",\"room\":\"all\",\"sockets\":7}]");
        assertThat(texts(admin.ask("query", "{'serverId':'b','nsp':'/'}").get("items"), "serverId"))
                .containsExactly("b", "b", "b");
    }

    @Test
    void changesLogLevelsElsewhere() {
        JsonNode answer =
                admin.ask(
                        "log_level",
                        "{'serverId':'b','action':'set','logger':'a.b','level':'WARN'}");

        assertThat(answer.get("ok").asBoolean()).isTrue();
        assertThat(b.levels().changes).containsExactly("a.b=WARN");
        assertThat(a.levels().changes).isEmpty();
    }

    @Test
    void cannotChangeAReadonlyServerThroughAnother() throws Exception {
        Member c = join("c", true);
        awaitKnown("c");

        JsonNode answer = admin.ask("drain", "{'serverId':'c','socketsPerSecond':1}");

        assertThat(answer.get("error").asText()).isEqualTo("server c is readonly");
        assertThat(c.drain().progress().draining()).isFalse();
    }

    @Test
    void forgetsAServerThatHasLeft() {
        b.instrumentation().leave();

        await().untilAsserted(
                        () ->
                                assertThat(
                                                admin.ask("drain", "{'serverId':'b','cancel':true}")
                                                        .get("error")
                                                        .asText())
                                        .isEqualTo("unknown server \"b\"; known: [a]"));
    }
}
