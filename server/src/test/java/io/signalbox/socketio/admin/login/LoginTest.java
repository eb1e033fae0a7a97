package io.signalbox.socketio.admin.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.EngineLoop;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.admin.AdminInstrumentation;
import io.signalbox.socketio.admin.AdminMode;
import io.signalbox.socketio.admin.AdminOptions;
import io.signalbox.socketio.testing.TestingClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private static final String REFUSED = "44/admin,{\"message\":\"invalid credentials\"}";

    private SocketIoServer server;
    private AdminInstrumentation instrumentation;

    @BeforeEach
    void start() {
        server =
                new SocketIoServer(
                        SocketIoOptions.DEFAULT
                                .withEngine(SocketIoOptions.DEFAULT.engine().withLoops(1))
                                .withConnectTimeout(Duration.ofMillis(300)));
        instrumentation =
                AdminInstrumentation.instrument(
                        server,
                        AdminOptions.of("s", new AdminAuth.Basic("admin", Hashes.CHANGEIT_2A))
                                .withMode(AdminMode.PRODUCTION));
    }

    @AfterEach
    void stop() {
        instrumentation.close();
        server.close();
    }

    private TestingClient attempt(String auth) {
        TestingClient client = TestingClient.open(server, "websocket");
        client.send("40/admin," + auth);
        client.await(f -> f.startsWith("40/admin") || f.startsWith("44/admin"));
        client.settle();
        return client;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"username\":\"admin\"}",
                "{\"username\":\"admin\",\"password\":\"wrong\"}",
                "{\"username\":\"admin\",\"password\":\"\"}",
                "{\"username\":\"Admin\",\"password\":\"changeit\"}",
                "{\"username\":\"admin\",\"password\":5}",
                "{\"username\":\"admin\",\"password\":null}",
                "{\"username\":\"admin\",\"password\":[\"changeit\"]}",
                "{\"username\":[\"admin\"],\"password\":\"changeit\"}",
                "{\"sessionId\":\"0123456789abcdef\"}",
                "{\"sessionId\":null}",
                "{\"sessionId\":{\"a\":1}}"
            })
    void turnsAwayWhoeverCannotShowThePassword(String auth) {
        assertThat(attempt(auth).frames()).contains(REFUSED);
        assertThat(instrumentation.refusedLogins()).isEqualTo(1);
    }

    @Test
    void letsTheSessionOfAnEarlierLoginIn() {
        TestingClient first = attempt("{\"username\":\"admin\",\"password\":\"changeit\"}");
        String frame = first.awaitText("[\"session\",");
        String session = frame.substring(frame.length() - 18, frame.length() - 2);
        assertThat(session).matches("[0-9a-f]{16}");

        TestingClient second = attempt("{\"sessionId\":\"" + session + "\"}");
        second.awaitText("\"config\"");
        assertThat(second.frames()).noneMatch(f -> f.contains("\"session\""));
    }

    @Test
    void slowsDownGuessing() {
        for (int i = 0; i < 10; i++) {
            assertThat(attempt("{\"username\":\"x\",\"password\":\"y\"}").frames())
                    .contains(REFUSED);
        }
        assertThat(attempt("{\"username\":\"admin\",\"password\":\"changeit\"}").frames())
                .contains(
                        "44/admin,{\"message\":"
                                + "\"too many failed logins, try again in a few seconds\"}");
    }

    @Test
    void sendsAwayWhoeverIsNotLetInInTime() {
        TestingClient client = attempt("{\"username\":\"x\",\"password\":\"y\"}");

        Awaitility.await().untilAsserted(() -> assertThat(server.engine().clients()).isZero());
        assertThat(client.frames()).contains(REFUSED);
    }

    @Test
    void comparesPasswordsOffTheEventLoopsEvenWhereHandlersRunOnThem() throws Exception {
        SocketIoServer onLoops =
                new SocketIoServer(
                        SocketIoOptions.DEFAULT
                                .withEngine(SocketIoOptions.DEFAULT.engine().withLoops(1))
                                .withHandlers(() -> Runnable::run));
        CompletableFuture<Boolean> comparedOnALoop = new CompletableFuture<>();
        CountDownLatch mayEnd = new CountDownLatch(1);
        PasswordCheck passwords =
                new PasswordCheck(
                        new AdminAuth.Basic("admin", Hashes.CHANGEIT_2A),
                        (_, _) -> {
                            comparedOnALoop.complete(
                                    onLoops.engine().loops().stream().anyMatch(EngineLoop::inLoop));
                            return await(mayEnd);
                        });
        try (Login login = new Login(passwords, SessionStore.inMemory())) {
            onLoops.of("/admin").useAsync(login::check);
            TestingClient admin = TestingClient.open(onLoops, "websocket");
            admin.send("40/admin,{\"username\":\"admin\",\"password\":\"changeit\"}");

            assertThat(comparedOnALoop.get(10, TimeUnit.SECONDS)).isFalse();
            // The only loop serves others in the meantime.
            TestingClient.join(onLoops, "/");
            assertThat(admin.frames()).noneMatch(f -> f.startsWith("40/admin"));
            mayEnd.countDown();
            admin.await(f -> f.startsWith("40/admin"));
        } finally {
            mayEnd.countDown();
            onLoops.close();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
