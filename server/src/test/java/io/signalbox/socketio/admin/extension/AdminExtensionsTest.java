package io.signalbox.socketio.admin.extension;

import static io.signalbox.socketio.admin.extension.AskingAdmin.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.engineio.drain.Drain;
import io.signalbox.engineio.drain.DrainPhase;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.admin.AdminInstrumentation;
import io.signalbox.socketio.admin.AdminMode;
import io.signalbox.socketio.admin.AdminOptions;
import io.signalbox.socketio.admin.login.AdminAuth;
import io.signalbox.socketio.testing.TestingClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminExtensionsTest {
    private final SocketIoServer server =
            new SocketIoServer(
                    SocketIoOptions.DEFAULT.withEngine(
                            SocketIoOptions.DEFAULT.engine().withLoops(2)));
    private final Drain drain = new Drain(server.engine());
    private final FakeLogLevels levels = new FakeLogLevels();
    private final AtomicReference<@Nullable AdminInstrumentation> instrumentation =
            new AtomicReference<>();

    @AfterEach
    void stop() {
        AdminInstrumentation present = instrumentation.get();
        if (present != null) {
            present.close();
        }
        drain.close();
        server.close();
    }

    private AskingAdmin admin(boolean readonly, AdminExtensions offered) {
        instrumentation.set(
                AdminInstrumentation.instrument(
                        server,
                        AdminOptions.of("one", new AdminAuth.None())
                                .withMode(AdminMode.PRODUCTION)
                                .withReadonly(readonly)
                                .withExtensions(offered)));
        return new AskingAdmin(server);
    }

    private AskingAdmin admin() {
        return admin(false, new AdminExtensions(drain, true, levels));
    }

    private static List<String> features(AskingAdmin admin) {
        admin.client().awaitText("supportedFeatures");
        List<String> names = new ArrayList<>();
        admin.heard("config")
                .getFirst()
                .get("supportedFeatures")
                .forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    void announcesWhatItOffers() {
        assertThat(features(admin())).contains("DRAIN", "QUERY", "LOG_LEVEL");
    }

    @Test
    void announcesNothingThatItDoesNotOffer() {
        assertThat(features(admin(false, new AdminExtensions(null, true, null))))
                .contains("QUERY")
                .doesNotContain("DRAIN", "LOG_LEVEL");
    }

    @Test
    void changesNothingWhenReadonlyAndSaysWhy() {
        AskingAdmin admin = admin(true, new AdminExtensions(drain, true, levels));

        assertThat(features(admin)).contains("QUERY").doesNotContain("DRAIN", "LOG_LEVEL");
        for (JsonNode answer :
                List.of(
                        admin.ask("drain", "{'serverId':'one','socketsPerSecond':1}"),
                        admin.ask(
                                "log_level",
                                "{'serverId':'one','action':'set','logger':'a','level':'WARN'}"))) {
            assertThat(answer.get("ok").asBoolean()).isFalse();
            assertThat(answer.get("error").asText()).isEqualTo("server one is readonly");
        }
        assertThat(drain.progress().phase()).isEqualTo(DrainPhase.SERVING);
        assertThat(levels.changes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drain | 5 | the request has to be an object with the fields",
                "drain | {} | serverId is missing",
                "drain | {'serverId':7} | serverId has to be a text",
                "drain | {'serverId':'one'} | socketsPerSecond is missing",
                "drain | {'serverId':'one','socketsPerSecond':0} | a number from 0.1 to 1000000",
                "drain | {'serverId':'one','socketsPerSecond':'5'} | a number from 0.1 to 1000000",
                "drain | {'serverId':'one','socketsPerSecond':5,'graceSeconds':-1} | 0 to 3600",
                "drain | {'serverId':'one','cancel':true,'socketsPerSecond':5} | no other field",
                "drain | {'serverId':'one','cancel':1} | cancel has to be true or false",
                "drain | {'serverId':'one','cancel':true} | no drain of server one",
                "drain | {'serverId':'one','speed':5} | unknown field \"speed\"; allowed:",
                "drain | {'serverId':'two','socketsPerSecond':5} | unknown server \"two\"; known: [one]",
                "query | {'limit':0} | limit has to be a number from 1 to 1000",
                "query | {'limit':1001} | limit has to be a number from 1 to 1000",
                "query | {'limit':1.5} | limit has to be a whole number",
                "query | {'sort':'shoe size'} | sort is \"shoe size\"; allowed: id, nsp",
                "query | {'what':'rooms','sort':'sockets'} | on one server only",
                "query | {'what':'rooms','room':'a'} | room is no filter of rooms",
                "query | {'transport':'pigeon'} | allowed: polling, websocket",
                "query | {'data':{'a':[1]}} | the values of data have to be",
                "query | {'cursor':'abc'} | cursor is none that a server has given",
                "query | {'cursor':'!.!.!'} | cursor is none that a server has given",
                "log_level | {'serverId':'one','action':'shout'} | allowed: list, set, reset",
                "log_level | {'serverId':'one','action':'set','logger':'a'} | level is missing",
                "log_level | {'serverId':'one','action':'set','logger':'a','level':'LOUD'} | TRACE",
                "log_level | {'serverId':'one','level':'WARN'} | level goes with the action set"
            })
    void refusesWhatMakesNoSense(String event, String request, String reason) {
        JsonNode answer = admin().ask(event, request);

        assertThat(answer.get("ok").asBoolean()).isFalse();
        assertThat(answer.get("error").asText()).contains(reason);
    }

    @Test
    void drainsAndCancels() {
        AskingAdmin admin = admin();
        TestingClient.join(server, "/");

        JsonNode begun =
                admin.ask("drain", "{'serverId':'one','socketsPerSecond':2.5,'graceSeconds':60}");

        assertThat(begun.get("ok").asBoolean()).isTrue();
        JsonNode progress = begun.get("progress");
        assertThat(progress.get("serverId").asText()).isEqualTo("one");
        assertThat(progress.get("phase").asText()).isEqualTo("grace");
        assertThat(progress.get("left").asInt()).isEqualTo(2);
        assertThat(progress.get("socketsPerSecond").asDouble()).isEqualTo(2.5);
        await().untilAsserted(
                        () ->
                                assertThat(texts(list(admin.heard("drain_progress")), "phase"))
                                        .contains("grace"));

        JsonNode ended = admin.ask("drain", "{'serverId':'one','cancel':true}");

        assertThat(ended.get("progress").get("phase").asText()).isEqualTo("serving");
        assertThat(drain.progress().draining()).isFalse();
    }

    private static JsonNode list(List<JsonNode> nodes) {
        return new ObjectMapper().valueToTree(nodes);
    }

    @Test
    void tellsAdminsHowADrainGoesUntilTheEnd() {
        AskingAdmin admin = admin();
        // Whoever comes during a drain stays, so this one hears of its end.
        admin.ask("drain", "{'serverId':'one','socketsPerSecond':1000,'graceSeconds':0}");
        AskingAdmin other = new AskingAdmin(server);
        await().until(() -> drain.progress().phase() == DrainPhase.DRAINED);
        other.ask("drain", "{'serverId':'one','cancel':true}");

        await().untilAsserted(
                        () ->
                                assertThat(texts(list(other.heard("drain_progress")), "phase"))
                                        .endsWith("serving"));
    }

    @Test
    void answersQueriesInProductionModeAndPushesNoSocket() {
        server.main().onConnection(socket -> socket.data().put("user", "anna"));
        AskingAdmin admin = admin();
        TestingClient client = TestingClient.open(server, "polling");
        String id = client.join("/", "");
        await().until(() -> !server.main().sockets().getFirst().data().asMap().isEmpty());

        JsonNode answer = admin.ask("query", "{'nsp':'/'}");

        assertThat(answer.get("total").asInt()).isEqualTo(1);
        assertThat(answer.get("next").isNull()).isTrue();
        assertThat(answer.get("servers").get(0).asText()).isEqualTo("one");
        JsonNode socket = answer.get("items").get(0);
        assertThat(socket.get("id").asText()).isEqualTo(id);
        assertThat(socket.get("serverId").asText()).isEqualTo("one");
        assertThat(socket.get("transport").asText()).isEqualTo("polling");
        assertThat(socket.get("data").get("user").asText()).isEqualTo("anna");
        // The session's id is the client's secret.
        assertThat(socket.get("clientId").asText()).isEqualTo(client.sessionId().substring(0, 12));
        assertThat(admin.client().frames())
                .noneMatch(frame -> frame.contains(client.sessionId()))
                .noneMatch(frame -> frame.contains("all_sockets"))
                .noneMatch(frame -> frame.contains("socket_connected"));
    }

    @Test
    void filters() {
        AskingAdmin admin = admin();
        String anna = TestingClient.open(server, "polling").join("/", "");
        TestingClient.join(server, "/");
        Socket socket = Objects.requireNonNull(server.main().socket(anna));
        socket.data().put("user", Map.of("name", "Anna", "age", 30));
        socket.join("news");

        assertThat(found(admin, "'nsp':'/'")).hasSize(2);
        assertThat(found(admin, "'id':'" + anna + "'")).containsExactly(anna);
        assertThat(found(admin, "'room':'news'")).containsExactly(anna);
        assertThat(found(admin, "'transport':'polling'")).containsExactly(anna);
        assertThat(found(admin, "'data':{'user.name':'Anna','user.age':30}")).containsExactly(anna);
        assertThat(found(admin, "'data':{'user.name':'anna'}")).isEmpty();
        assertThat(found(admin, "'text':'aNNa'")).containsExactly(anna);
        assertThat(found(admin, "'text':'NEWS'")).containsExactly(anna);
        assertThat(found(admin, "'nsp':'/','address':'127.0.0.'")).hasSize(2);
        assertThat(found(admin, "'address':'10.'")).isEmpty();
        assertThat(found(admin, "'nsp':'/none'")).isEmpty();
    }

    private static List<String> found(AskingAdmin admin, String filter) {
        return texts(admin.ask("query", "{" + filter + "}").get("items"), "id");
    }

    @ParameterizedTest
    @CsvSource({"id, false", "id, true", "transport, false", "issued, true", "address, false"})
    void turnsPagesWithoutLosingOrRepeatingAnybody(String sort, boolean descending) {
        AskingAdmin admin = admin();
        for (int i = 0; i < 25; i++) {
            TestingClient.open(server, i % 2 == 0 ? "polling" : "websocket").join("/", "");
        }
        List<String> seen = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page =
                    admin.ask(
                            "query",
                            "{'nsp':'/','limit':10,'sort':'%s','descending':%s%s}"
                                    .formatted(sort, descending, cursor));
            assertThat(page.get("total").asInt()).isEqualTo(25);
            page.get("items").forEach(item -> seen.add(item.get("id").asText()));
            if (sort.equals("transport")) {
                keys.addAll(texts(page.get("items"), "transport"));
            }
            pages++;
            cursor =
                    page.get("next").isNull()
                            ? ""
                            : ",'cursor':'" + page.get("next").asText() + "'";
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(keys).isSorted();
        if (sort.equals("id")) {
            assertThat(seen)
                    .isSortedAccordingTo(
                            descending
                                    ? Comparator.<String>reverseOrder()
                                    : Comparator.<String>naturalOrder());
        }
    }

    @Test
    void listsRoomsButNobodysOwn() {
        AskingAdmin admin = admin();
        for (int i = 0; i < 3; i++) {
            TestingClient.join(server, "/");
        }
        server.main().sockets().forEach(socket -> socket.join("all"));
        server.main().sockets().getFirst().join("alone");

        JsonNode bySize =
                admin.ask(
                        "query",
                        "{'what':'rooms','nsp':'/','serverId':'one','sort':'sockets',"
                                + "'descending':true}");
        JsonNode byText = admin.ask("query", "{'what':'rooms','nsp':'/','text':'LON'}");

        assertThat(texts(bySize.get("items"), "room")).containsExactly("all", "alone");
        assertThat(texts(bySize.get("items"), "sockets")).containsExactly("3", "1");
        assertThat(texts(byText.get("items"), "room")).containsExactly("alone");
    }

    @Test
    void setsAndResetsLogLevels() {
        AskingAdmin admin = admin();

        JsonNode list = admin.ask("log_level", "{'serverId':'one'}");
        admin.ask("log_level", "{'serverId':'one','action':'set','logger':'a.b','level':'DEBUG'}");
        JsonNode refused =
                admin.ask(
                        "log_level",
                        "{'serverId':'one','action':'set','logger':'none','level':'DEBUG'}");
        admin.ask("log_level", "{'serverId':'one','action':'reset','logger':'a.b'}");
        admin.ask("log_level", "{'serverId':'one','action':'reset'}");

        assertThat(texts(list.get("loggers"), "logger")).containsExactly("ROOT", "a.b");
        assertThat(list.get("loggers").get(1).get("level").isNull()).isTrue();
        assertThat(refused.get("error").asText()).isEqualTo("no such logger");
        assertThat(levels.changes).containsExactly("a.b=DEBUG", "reset a.b", "reset all");
    }
}
