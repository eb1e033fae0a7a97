package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineHeartbeatIT {
    private EngineServer server;

    @BeforeEach
    void start() throws IOException {
        server = new EngineServer(EngineServer.QUICK);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pingsByPollingThreeRounds() throws IOException {
        String session = server.openPolling();
        for (int i = 0; i < 3; i++) {
            assertThat(RawHttp.get(server.port(), session).body()).isEqualTo("2");
            assertThat(RawHttp.post(server.port(), session, "3").body()).isEqualTo("ok");
        }
    }

    @Test
    void closesPollingSessionWithoutPong() throws IOException {
        String session = server.openPolling();

        await().until(() -> server.engine().clients() == 0);

        assertThat(RawHttp.get(server.port(), session).status()).isEqualTo(400);
    }

    @Test
    void pingsByWebSocketThreeRounds() throws IOException {
        try (RawWebSocket socket = server.openWebSocket()) {
            for (int i = 0; i < 3; i++) {
                assertThat(socket.readText()).isEqualTo("2");
                socket.text("3");
            }
        }
    }

    @Test
    void closesWebSocketWithoutPong() throws IOException {
        try (RawWebSocket socket = server.openWebSocket()) {
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void keepsSessionThatAnswers() throws IOException {
        try (RawWebSocket socket = server.openWebSocket()) {
            long until = System.nanoTime() + 1_500_000_000L;
            while (System.nanoTime() < until) {
                assertThat(socket.readText()).isEqualTo("2");
                socket.text("3");
            }
            assertThat(server.engine().clients()).isEqualTo(1);
        }
    }

    @Test
    void closesClientThatPings() throws IOException {
        try (RawWebSocket socket = server.openWebSocket()) {
            socket.text("2");

            assertThat(socket.isClosedByServer()).isTrue();
        }
    }
}
