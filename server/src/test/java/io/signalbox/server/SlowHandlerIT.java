package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A client that sends faster than its handlers work: it is read from no more until they have caught up, and
/// loses nothing.
class SlowHandlerIT {
    private static final int EVENTS = 30_000;
    private static final String PADDING = "x".repeat(1_100);

    private final CountDownLatch release = new CountDownLatch(1);
    private final Queue<Object> handled = new ConcurrentLinkedQueue<>();
    private SocketServer server;

    @BeforeEach
    void start() throws IOException {
        // A heartbeat that a client which is not read from would miss.
        server =
                new SocketServer(
                        EngineServer.CALM.withHeartbeat(
                                Duration.ofMillis(300), Duration.ofSeconds(2)));
        server.io()
                .main()
                .on(
                        "slow",
                        event -> {
                            release.await();
                            Object number = event.arg(0);
                            if (number != null) {
                                handled.add(number);
                            }
                        });
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    private long packetsIn() {
        return server.io().engine().traffic().packetsIn();
    }

    private void awaitThatNothingMoreIsRead() {
        long[] before = {-1};
        int[] same = {0};
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            long now = packetsIn();
                            same[0] = now == before[0] ? same[0] + 1 : 0;
                            before[0] = now;
                            return same[0] == 3;
                        });
    }

    @Test
    void stopsReadingFromAWebSocketUntilItsHandlersHaveCaughtUp() throws Exception {
        try (RawWebSocket flood = server.join()) {
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    for (int i = 0; i < EVENTS; i++) {
                                        if (i % 500 == 0) {
                                            flood.text("3");
                                        }
                                        flood.text("42[\"slow\"," + i + ",\"" + PADDING + "\"]");
                                    }
                                } catch (IOException e) {
                                    throw new IllegalStateException("the client was closed", e);
                                }
                            });
            awaitThatNothingMoreIsRead();
            assertThat(sent).isNotDone();
            assertThat(packetsIn()).isLessThan(EVENTS / 4);
            assertThat(handled).isEmpty();
            try (RawWebSocket other = server.join()) {
                other.text("42[\"message\",1]");
                assertThat(other.readText()).isEqualTo("42[\"message-back\",1]");
            }

            release.countDown();

            sent.join();
            await().atMost(Duration.ofSeconds(30)).until(() -> handled.size() == EVENTS);
            assertThat(handled)
                    .containsExactlyElementsOf(IntStream.range(0, EVENTS).boxed().toList());
        }
    }

    @Test
    void answersThePostOfAPollingClientOnlyWhenItsHandlersHaveCaughtUp() throws Exception {
        String open = RawHttp.get(server.port(), "/socket.io/?EIO=4&transport=polling").body();
        String target =
                "/socket.io/?EIO=4&transport=polling&sid="
                        + open.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
        RawHttp.post(server.port(), target, "40");
        StringBuilder payload = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            payload.append("42[\"slow\",")
                    .append(i)
                    .append(",\"")
                    .append(PADDING)
                    .append("\"]\u001e");
        }
        payload.append("42[\"slow\",600]");
        CompletableFuture<RawHttp.Response> post =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return RawHttp.post(server.port(), target, payload.toString());
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        awaitThatNothingMoreIsRead();
        assertThat(post).isNotDone();

        release.countDown();

        assertThat(post.join().body()).isEqualTo("ok");
        await().until(() -> handled.size() == 601);
    }
}
