package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.LoopOptions;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.engineio.transport.HttpFallback;
import io.signalbox.engineio.transport.TransportServer;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A handler on an event loop that never returns, and what the watchdog makes of it.
class StuckLoopIT {
    private final CountDownLatch release = new CountDownLatch(1);
    private SocketIoServer io;
    private TransportServer transport;

    @BeforeEach
    void start() throws IOException {
        EngineOptions engine =
                EngineOptions.DEFAULT.withLoops(
                        LoopOptions.DEFAULT
                                .withCount(2)
                                .withStuckAfter(Duration.ofMillis(500))
                                .withMaxReplacements(1));
        io =
                new SocketIoServer(
                        SocketIoOptions.DEFAULT
                                .withEngine(engine)
                                .withHandlers(() -> Runnable::run));
        io.main().on("hang", _ -> hang());
        io.main().on("join", event -> event.socket().join("room"));
        io.main().on("where", event -> event.reply(event.socket().loop().index()));
        transport =
                TransportServer.listen(
                        io.engine(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        HttpFallback.NONE);
    }

    private void hang() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        release.countDown();
        transport.close();
        io.close();
    }

    private RawWebSocket join() throws IOException {
        RawWebSocket socket = RawWebSocket.connect(transport.port(), SocketServer.WEBSOCKET);
        socket.readText();
        socket.text("40");
        socket.readText();
        socket.text("42[\"join\"]");
        return socket;
    }

    private static int loop(RawWebSocket socket) throws IOException {
        socket.text("421[\"where\"]");
        return Integer.parseInt(socket.readText().replaceAll("431\\[(\\d)]", "$1"));
    }

    @Test
    void closesTheSessionsOfAStuckLoopAndGivesItAnotherThread() throws IOException {
        try (RawWebSocket a = join();
                RawWebSocket b = join();
                RawWebSocket c = join()) {
            assertThat(List.of(loop(a), loop(b))).containsExactlyInAnyOrder(0, 1);
            int stuck = loop(a);
            assertThat(loop(c)).isIn(0, 1);
            RawWebSocket sameLoop = loop(c) == stuck ? c : a;
            RawWebSocket otherLoop = b;

            a.text("42[\"hang\"]");

            assertThat(a.isClosedByServer()).isTrue();
            assertThat(sameLoop.isClosedByServer()).isTrue();
            assertThat(io.engine().replacedLoops()).isEqualTo(1);
            assertThat(io.engine().live()).isTrue();
            assertThat(loop(otherLoop)).isEqualTo(1 - stuck);
            await().until(() -> io.engine().loops().get(stuck).clients() == 0);
            // The rooms have forgotten who was on it, the others are still reached.
            io.to("room").emit("news");
            assertThat(otherLoop.readText()).isEqualTo("42[\"news\"]");
            try (RawWebSocket d = join()) {
                assertThat(loop(d)).isEqualTo(stuck);
                io.to("room").emit("more");
                assertThat(d.readText()).isEqualTo("42[\"more\"]");
            }
        }
    }

    @Test
    void aThreadThatComesBackAfterItWasGivenUpTouchesNothing() throws IOException {
        try (RawWebSocket a = join()) {
            int stuck = loop(a);
            a.text("42[\"hang\"]");
            assertThat(a.isClosedByServer()).isTrue();
            EngineLoop loop = io.engine().loops().get(stuck);
            await().until(() -> loop.clients() == 0);
            release.countDown();

            try (RawWebSocket b = join();
                    RawWebSocket c = join()) {
                assertThat(List.of(loop(b), loop(c))).containsExactlyInAnyOrder(0, 1);
                io.emit("end");
                assertThat(b.readText()).isEqualTo("42[\"end\"]");
                assertThat(c.readText()).isEqualTo("42[\"end\"]");
                assertThat(io.main().sockets().stream().map(Socket::connected))
                        .containsExactly(true, true);
            }
        }
    }

    @Test
    void pollingClientsOfAStuckLoopLoseTheirConnectionsAndTheirSession() throws Exception {
        RawHttp.Response open =
                RawHttp.get(transport.port(), "/socket.io/?EIO=4&transport=polling");
        String sid = open.body().replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
        String target = "/socket.io/?EIO=4&transport=polling&sid=" + sid;
        RawHttp.post(transport.port(), target, "40");
        RawHttp.get(transport.port(), target);
        RawHttp waiting = RawHttp.connect(transport.port());
        waiting.write("GET", target, "");

        RawHttp hanging = RawHttp.connect(transport.port());
        hanging.write("POST", target, "42[\"hang\"]");

        assertThat(waiting.atEnd()).isTrue();
        assertThat(hanging.atEnd()).isTrue();
        waiting.close();
        hanging.close();
        await().until(() -> io.engine().pollingClients() == 0);
        assertThat(RawHttp.get(transport.port(), target).status()).isEqualTo(400);
    }

    @Test
    void isNoLongerLiveWhenNoThreadMayBeGivenUpAnyMore() throws IOException {
        try (RawWebSocket first = join()) {
            first.text("42[\"hang\"]");
            assertThat(first.isClosedByServer()).isTrue();
        }
        assertThat(io.engine().live()).isTrue();
        try (RawWebSocket second = join()) {
            int stuck = loop(second);
            second.text("42[\"hang\"]");
            await().until(() -> !io.engine().live());
            assertThat(io.engine().replacedLoops()).isEqualTo(1);
            // New connections go to the loop that runs.
            await().until(() -> io.engine().loops().get(stuck).lagMillis() > 1_000);
            try (RawWebSocket b = join();
                    RawWebSocket c = join()) {
                assertThat(loop(b)).isEqualTo(1 - stuck);
                assertThat(loop(c)).isEqualTo(1 - stuck);
            }
            release.countDown();
            await().until(() -> io.engine().live());
        }
    }
}
