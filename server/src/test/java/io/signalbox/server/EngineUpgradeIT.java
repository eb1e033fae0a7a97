package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.EngineObserver;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineUpgradeIT {
    private EngineServer server;
    private String session;

    @BeforeEach
    void open() throws IOException {
        server = new EngineServer(EngineServer.CALM);
        session = server.openPolling();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawWebSocket probe() throws IOException {
        RawWebSocket socket =
                RawWebSocket.connect(server.port(), session.replace("polling", "websocket"));
        socket.text("2probe");
        assertThat(socket.readText()).isEqualTo("3probe");
        return socket;
    }

    private RawWebSocket upgrade() throws IOException {
        RawWebSocket socket = probe();
        assertThat(RawHttp.get(server.port(), session).body()).isEqualTo("6");
        socket.text("5");
        socket.text("4hello");
        assertThat(socket.readText()).isEqualTo("4hello");
        return socket;
    }

    @Test
    void releasesThePendingPollAndGoesOnByWebSocket() throws IOException {
        CompletableFuture<RawHttp.Response> poll = RawHttp.getLater(server.port(), session);
        try (RawWebSocket socket = probe()) {
            assertThat(poll.join().body()).isEqualTo("6");
            socket.text("5");
            socket.text("4hello");

            assertThat(socket.readText()).isEqualTo("4hello");
            assertThat(server.engine().pollingClients()).isZero();
        }
    }

    @Test
    void reportsTheUpgradeOnce() throws IOException {
        Queue<String> transports = new ConcurrentLinkedQueue<>();
        server.engine()
                .observe(
                        new EngineObserver() {
                            @Override
                            public void sessionUpgraded(EngineSession upgraded) {
                                transports.add(upgraded.transportName());
                            }
                        });
        upgrade().close();

        assertThat(transports).containsExactly("websocket");
    }

    @Test
    void refusesPollsAfterTheUpgrade() throws IOException {
        try (RawWebSocket socket = upgrade()) {
            assertThat(RawHttp.get(server.port(), session).status()).isEqualTo(400);
            assertThat(RawHttp.post(server.port(), session, "4x").status()).isEqualTo(400);

            socket.text("4still");
            assertThat(socket.readText()).isEqualTo("4still");
        }
    }

    @Test
    void closesSecondWebSocketOfTheSameSession() throws IOException {
        try (RawWebSocket socket = upgrade();
                RawWebSocket second =
                        RawWebSocket.connect(
                                server.port(), session.replace("polling", "websocket"))) {
            assertThat(second.isClosedByServer()).isTrue();

            socket.text("4still");
            assertThat(socket.readText()).isEqualTo("4still");
        }
    }

    @Test
    void keepsPollingWhenTheProbeGoesAway() throws IOException {
        probe().close();

        RawHttp.post(server.port(), session, "4hello");
        await().untilAsserted(
                        () ->
                                assertThat(RawHttp.get(server.port(), session).body())
                                        .contains("4hello"));
        upgrade().close();
    }

    @Test
    void carriesOverWhatWasStillQueued() throws IOException {
        try (RawWebSocket socket = probe()) {
            RawHttp.post(server.port(), session, "4one\u001e4two");
            socket.text("5");

            assertThat(socket.readText()).isEqualTo("4one");
            assertThat(socket.readText()).isEqualTo("4two");
        }
    }

    @Test
    void closesProbeThatDoesNotBeginWithProbe() throws IOException {
        try (RawWebSocket socket =
                RawWebSocket.connect(server.port(), session.replace("polling", "websocket"))) {
            socket.text("5");

            assertThat(socket.isClosedByServer()).isTrue();
        }
        RawHttp.post(server.port(), session, "4hello");
        assertThat(RawHttp.get(server.port(), session).body()).isEqualTo("4hello");
    }

    @Test
    void forgetsTheSessionWhenItsWebSocketCloses() throws IOException {
        upgrade().close();

        await().until(() -> server.engine().clients() == 0);
        assertThat(RawHttp.get(server.port(), session).status()).isEqualTo(400);
    }
}
