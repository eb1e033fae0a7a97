package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.AllowRequest;
import io.signalbox.engineio.AllowRequest.Decision;
import io.signalbox.engineio.ConnectionError;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.HandshakeRequest;
import io.signalbox.engineio.HttpHooks;
import io.signalbox.engineio.options.CookieOptions;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EngineAdmissionIT {
    private static final AllowRequest ONLY_WITH_KEY =
            request ->
                    CompletableFuture.supplyAsync(
                            () ->
                                    request.headers().containsKey("x-key")
                                            ? new Decision.Allow()
                                            : new Decision.Refuse("no \"key\""),
                            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));

    /// Remembers what it is told.
    private static final class Heard implements HttpHooks {
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final List<ConnectionError> errors = new CopyOnWriteArrayList<>();

        @Override
        public void initialHeaders(Map<String, String> headers, HandshakeRequest request) {
            calls.add("initial " + request.query().get("transport"));
            headers.put("X-Initial", "yes");
        }

        @Override
        public void headers(Map<String, String> headers, HandshakeRequest request) {
            calls.add("headers");
            headers.put("X-Every", "yes");
        }

        @Override
        public void connectionError(ConnectionError error) {
            errors.add(error);
        }
    }

    @Test
    void refusesPollingWithTheTextOfAllowRequest() throws IOException {
        try (EngineServer server =
                new EngineServer(EngineServer.CALM.withAllowRequest(ONLY_WITH_KEY))) {
            RawHttp.Response refused = RawHttp.get(server.port(), EngineServer.POLLING);

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.headers()).containsEntry("content-type", "application/json");
            assertThat(refused.body()).isEqualTo("{\"code\":4,\"message\":\"no \\\"key\\\"\"}");
            assertThat(RawHttp.get(server.port(), EngineServer.POLLING, "X-Key: 1").status())
                    .isEqualTo(200);
            assertThat(server.engine().clients()).isEqualTo(1);
        }
    }

    @Test
    void refusesWebSocketWithTheTextOfAllowRequest() throws IOException {
        try (EngineServer server =
                        new EngineServer(EngineServer.CALM.withAllowRequest(ONLY_WITH_KEY));
                RawWebSocket refused = RawWebSocket.connect(server.port(), EngineServer.WEBSOCKET);
                RawWebSocket allowed =
                        RawWebSocket.connect(
                                RawHttp.connect(server.port()),
                                EngineServer.WEBSOCKET,
                                "X-Key: 1")) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.handshake().body()).isEqualTo("no \"key\"");
            assertThat(refused.isClosedByServer()).isTrue();
            assertThat(allowed.status()).isEqualTo(101);
            assertThat(allowed.readText()).startsWith("0{");
        }
    }

    @Test
    void doesNotAskAgainForTheRequestsOfASession() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        EngineOptions options =
                EngineServer.CALM.withAllowRequest(
                        request -> {
                            asked.add(request.url());
                            return CompletableFuture.completedStage(new Decision.Allow());
                        });
        try (EngineServer server = new EngineServer(options)) {
            String session = server.openPolling();
            RawHttp.post(server.port(), session, "4a");
            RawHttp.get(server.port(), session);

            assertThat(asked).containsExactly(EngineServer.POLLING);
        }
    }

    @Test
    void refusesWhenAllowRequestFailsOrNeverAnswers() throws IOException {
        EngineOptions fails =
                EngineServer.CALM.withAllowRequest(
                        _ -> CompletableFuture.failedStage(new IllegalStateException("test")));
        EngineOptions silent =
                EngineServer.CALM
                        .withAllowRequest(_ -> new CompletableFuture<>())
                        .withLimits(
                                EngineServer.CALM
                                        .limits()
                                        .withRequestTimeout(Duration.ofMillis(200)));
        for (EngineOptions options : List.of(fails, silent)) {
            try (EngineServer server = new EngineServer(options)) {
                assertThat(RawHttp.get(server.port(), EngineServer.POLLING).body())
                        .isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
            }
        }
    }

    @Test
    void opensSessionsUnderIdsOfTheApplication() throws IOException {
        EngineOptions options =
                EngineServer.CALM.withGenerateId(
                        request ->
                                CompletableFuture.completedStage(
                                        request.headers().getOrDefault("x-id", "")));
        try (EngineServer server = new EngineServer(options)) {
            assertThat(
                            EngineServer.sid(
                                    RawHttp.get(server.port(), EngineServer.POLLING, "X-Id: abc~1")
                                            .body()))
                    .isEqualTo("abc~1");
            for (String bad : List.of("abc~1", "", "a\"b", "x".repeat(129))) {
                assertThat(RawHttp.get(server.port(), EngineServer.POLLING, "X-Id: " + bad).body())
                        .as(bad)
                        .isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
            }
            assertThat(server.engine().clients()).isEqualTo(1);
        }
    }

    @Test
    void letsTheApplicationAddHeaders() throws IOException {
        Heard heard = new Heard();
        try (EngineServer server = new EngineServer(EngineServer.CALM.withHooks(heard))) {
            RawHttp.Response open = RawHttp.get(server.port(), EngineServer.POLLING);
            String session = EngineServer.POLLING + "&sid=" + EngineServer.sid(open.body());
            RawHttp.Response post = RawHttp.post(server.port(), session, "4a");
            RawHttp.Response poll = RawHttp.get(server.port(), session);
            try (RawWebSocket socket =
                    RawWebSocket.connect(server.port(), EngineServer.WEBSOCKET)) {
                assertThat(socket.handshake().headers())
                        .containsEntry("x-initial", "yes")
                        .containsEntry("x-every", "yes");
            }
            assertThat(open.headers())
                    .containsEntry("x-initial", "yes")
                    .containsEntry("x-every", "yes");
            for (RawHttp.Response later : List.of(post, poll)) {
                assertThat(later.headers())
                        .containsEntry("x-every", "yes")
                        .doesNotContainKey("x-initial");
            }
            assertThat(heard.calls)
                    .containsExactly(
                            "initial polling",
                            "headers",
                            "headers",
                            "headers",
                            "initial websocket",
                            "headers");
        }
    }

    @Test
    void reportsEveryRefusalWithItsContext() throws IOException {
        Heard heard = new Heard();
        EngineOptions options = EngineServer.CALM.withHooks(heard).withAllowRequest(ONLY_WITH_KEY);
        try (EngineServer server = new EngineServer(options)) {
            String key = "X-Key: 1";
            RawHttp.get(server.port(), "/engine.io/?EIO=4&transport=abc", key);
            RawHttp.get(server.port(), EngineServer.POLLING + "&sid=unknown", key);
            RawHttp.send(server.port(), "PUT", EngineServer.POLLING, "", key);
            RawHttp.get(server.port(), EngineServer.WEBSOCKET, key);
            RawHttp.get(server.port(), EngineServer.POLLING);
            RawHttp.get(server.port(), "/engine.io/?EIO=3&transport=polling", key);

            List<String> told = new ArrayList<>();
            heard.errors.forEach(e -> told.add(e.code() + " " + e.message() + " " + e.context()));
            assertThat(told)
                    .containsExactly(
                            "0 Transport unknown {transport=abc}",
                            "1 Session ID unknown {sid=unknown}",
                            "2 Bad handshake method {method=PUT}",
                            "3 Bad request {name=TRANSPORT_HANDSHAKE_ERROR}",
                            "4 Forbidden {message=no \"key\"}",
                            "5 Unsupported protocol version {protocol=3}");
        }
    }

    @Test
    void setsNoCookieUnlessAsked() throws IOException {
        try (EngineServer server = new EngineServer(EngineServer.CALM)) {
            assertThat(RawHttp.get(server.port(), EngineServer.POLLING).headers())
                    .doesNotContainKey("set-cookie");
        }
    }

    @Test
    void setsCookieOnTheFirstAnswerOnly() throws IOException {
        EngineOptions options = EngineServer.CALM.withCookie(CookieOptions.DEFAULT);
        try (EngineServer server = new EngineServer(options)) {
            RawHttp.Response open = RawHttp.get(server.port(), EngineServer.POLLING);
            String sid = EngineServer.sid(open.body());

            assertThat(open.headers())
                    .containsEntry("set-cookie", "io=" + sid + "; Path=/; HttpOnly; SameSite=Lax");
            assertThat(
                            RawHttp.post(server.port(), EngineServer.POLLING + "&sid=" + sid, "4a")
                                    .headers())
                    .doesNotContainKey("set-cookie");
        }
    }

    @Test
    void closesConnectionThatLeavesBeforeItIsAllowed() throws IOException {
        CompletableFuture<Decision> decision = new CompletableFuture<>();
        EngineOptions options = EngineServer.CALM.withAllowRequest(_ -> decision);
        try (EngineServer server = new EngineServer(options)) {
            try (RawHttp http = RawHttp.connect(server.port())) {
                http.write("GET", EngineServer.POLLING, "");
                await().until(() -> decision.getNumberOfDependents() > 0);
            }
            decision.complete(new Decision.Allow());
            // Another one is served meanwhile, and the one that left opens nothing.
            server.openPolling();
            await().untilAsserted(() -> assertThat(server.engine().clients()).isEqualTo(1));
        }
    }
}
