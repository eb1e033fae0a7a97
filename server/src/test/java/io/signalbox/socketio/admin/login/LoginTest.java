package io.signalbox.socketio.admin.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.admin.AdminInstrumentation;
import io.signalbox.socketio.admin.AdminMode;
import io.signalbox.socketio.admin.AdminOptions;
import io.signalbox.socketio.testing.TestingClient;
import java.time.Duration;
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

        await().untilAsserted(() -> assertThat(server.engine().clients()).isZero());
        assertThat(client.frames()).contains(REFUSED);
    }

    @Test
    void comparesPasswordsOffTheEventLoops() {
        attempt("{\"username\":\"admin\",\"password\":\"changeit\"}").awaitText("[\"session\",");

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .contains("admin-password");
    }
}
