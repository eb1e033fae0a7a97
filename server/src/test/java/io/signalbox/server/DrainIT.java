package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.drain.Drain;
import io.signalbox.engineio.drain.DrainPhase;
import io.signalbox.engineio.drain.DrainPlan;
import io.signalbox.engineio.drain.DrainPlan.Pace;
import io.signalbox.engineio.drain.DrainProgress;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainIT {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";

    private SocketServer server;
    private Drain drain;
    private final Queue<DrainProgress> told = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws IOException {
        server = new SocketServer(EngineServer.CALM.withLoops(2));
        drain = new Drain(server.io().engine());
        drain.watch(told::add);
    }

    @AfterEach
    void stop() {
        drain.close();
        server.close();
    }

    private List<RawWebSocket> join(int count) throws IOException {
        List<RawWebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(server.join());
        }
        return sockets;
    }

    private void begin(double perSecond, Duration grace) {
        assertThat(drain.start(new DrainPlan(new Pace.PerSecond(perSecond), grace))).isTrue();
    }

    private void awaitPhase(DrainPhase phase) {
        await().until(() -> drain.progress().phase() == phase);
    }

    @Test
    void closesEverybodyAtThePaceAndSaysHowItGoes() throws IOException {
        List<RawWebSocket> sockets = join(20);
        long begun = System.nanoTime();

        begin(40, AT_ONCE);
        awaitPhase(DrainPhase.DRAINED);

        // 20 at 40 a second, the first one at once
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(450), Duration.ofSeconds(5));
        assertThat(sockets).allMatch(RawWebSocket::isClosedByServer);
        assertThat(drain.progress()).isEqualTo(new DrainProgress(DrainPhase.DRAINED, 0, 20, 40, 0));
        await().untilAsserted(
                        () ->
                                assertThat(told)
                                        .extracting(DrainProgress::phase)
                                        .startsWith(DrainPhase.GRACE)
                                        .contains(DrainPhase.CLOSING)
                                        .endsWith(DrainPhase.DRAINED));
        for (RawWebSocket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void takesTurnsBetweenTheLoops() throws IOException {
        List<RawWebSocket> sockets = join(12);
        assertThat(server.io().engine().loops()).allMatch(loop -> loop.clients() == 6);

        // Slow enough that the rest is still there when the six are seen.
        begin(5, AT_ONCE);
        await().until(() -> drain.progress().closed() >= 6);
        drain.cancel();

        assertThat(server.io().engine().loops())
                .allSatisfy(loop -> assertThat(loop.clients()).isBetween(1, 4));
        for (RawWebSocket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void sendsTheAnswerOfARunningHandlerBeforeItCloses() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        List<Object> handled = new ArrayList<>();
        server.io()
                .main()
                .on(
                        "work",
                        event -> {
                            handled.add(String.valueOf(event.arg(0)));
                            running.countDown();
                            mayEnd.await();
                            event.socket().emit("more", "x".repeat(200_000));
                            event.reply("done");
                        });
        try (RawWebSocket socket = server.join()) {
            socket.text("421[\"work\",1]");
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

            begin(1_000, AT_ONCE);
            awaitPhase(DrainPhase.CLOSING);
            await().until(() -> drain.progress().left() == 1);
            // Too late: whoever sends it gets no answer and knows that it has to be said again.
            socket.text("422[\"work\",2]");
            assertThat(drain.progress().closed()).isZero();
            mayEnd.countDown();

            assertThat(socket.readText()).hasSizeGreaterThan(200_000);
            assertThat(socket.readText()).isEqualTo("431[\"done\"]");
            assertThat(socket.isClosedByServer()).isTrue();
            assertThat(handled).containsExactly("1");
        }
    }

    @Test
    void answersAPollingClientAndTellsItOfTheEnd() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        server.io()
                .main()
                .on(
                        "work",
                        event -> {
                            running.countDown();
                            mayEnd.await();
                            event.reply("done");
                        });
        String open = RawHttp.get(server.port(), POLLING).body();
        String session = POLLING + "&sid=" + open.split("\"")[3];
        RawHttp.post(server.port(), session, "40");
        RawHttp.get(server.port(), session);
        RawHttp.post(server.port(), session, "421[\"work\"]");
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        begin(1_000, AT_ONCE);
        awaitPhase(DrainPhase.CLOSING);
        mayEnd.countDown();

        StringBuilder heard = new StringBuilder();
        while (!heard.toString().endsWith("1")) {
            CompletableFuture<RawHttp.Response> poll = RawHttp.getLater(server.port(), session);
            heard.append(poll.get(10, TimeUnit.SECONDS).body()).append('|');
            heard.setLength(heard.length() - 1);
        }
        assertThat(heard.toString()).contains("431[\"done\"]");
        awaitPhase(DrainPhase.DRAINED);
    }

    @Test
    void leavesEverybodyAloneDuringTheGraceAndAfterItIsCancelled() throws IOException {
        try (RawWebSocket socket = server.join()) {
            begin(1_000, Duration.ofMinutes(1));
            awaitPhase(DrainPhase.GRACE);
            assertThat(drain.progress().remainingSeconds()).isBetween(50L, 61L);

            assertThat(drain.cancel()).isTrue();
            assertThat(drain.cancel()).isFalse();

            assertThat(drain.progress()).isEqualTo(DrainProgress.SERVING);
            socket.text("421[\"message-with-ack\",\"still here\"]");
            assertThat(socket.readText()).isEqualTo("431[\"still here\"]");
            await().until(() -> told.stream().anyMatch(p -> p.phase() == DrainPhase.SERVING));
        }
    }

    @Test
    void takesAnotherPaceOnTheWay() throws IOException {
        List<RawWebSocket> sockets = join(10);
        begin(0.1, AT_ONCE);
        awaitPhase(DrainPhase.CLOSING);
        await().until(() -> drain.progress().closed() == 1);

        begin(1_000, AT_ONCE);

        awaitPhase(DrainPhase.DRAINED);
        assertThat(drain.progress().closed()).isEqualTo(10);
        for (RawWebSocket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void servesWhoeverComesAfterAndSendsThemAwayAtTheEndOnly() throws Exception {
        begin(1_000, AT_ONCE);
        awaitPhase(DrainPhase.DRAINED);
        try (RawWebSocket late = server.join()) {
            late.text("421[\"message-with-ack\",\"hello\"]");
            assertThat(late.readText()).isEqualTo("431[\"hello\"]");

            DrainPlan last = new DrainPlan(new Pace.Within(Duration.ofSeconds(5), 100), AT_ONCE);
            drain.finish(last).toCompletableFuture().get(10, TimeUnit.SECONDS);

            assertThat(late.isClosedByServer()).isTrue();
            assertThat(drain.cancel()).isFalse();
            assertThat(drain.start(last)).isFalse();
        }
    }
}
