package io.signalbox.socketio.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.adapter.redis.link.RedisState;
import io.signalbox.socketio.adapter.redis.link.RedisUnavailableException;
import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;
import io.signalbox.socketio.testing.TestingClient;
import io.signalbox.socketio.testing.TestingRedis;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// A fleet whose Redis goes away and comes back, and members that do not answer.
@ParameterizedClass
@ValueSource(strings = {"classic", "dynamic", "static", "dynamic-private"})
class RedisAwayIT {

    @Parameter private String kind = "";

    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(1_500);

    private TestingRedis redis;
    private RedisFleet a;
    private RedisFleet b;

    @BeforeEach
    void start() throws Exception {
        redis = new TestingRedis();
        a = join().ready();
        b = join().ready();
    }

    private RedisFleet join() {
        RedisOptions options = RedisOptions.of(redis.uri()).withRequestTimeout(REQUEST_TIMEOUT);
        return RedisFleet.join(SubscriptionMode.parse(kind).map(options::sharded).orElse(options));
    }

    @AfterEach
    void stop() {
        a.close();
        b.close();
        redis.close();
    }

    @Test
    void keepsServingLocalSocketsAndTakesPartAgainAfterwards() throws Exception {
        TestingClient here = TestingClient.join(a.server(), "/");
        TestingClient there = TestingClient.join(b.server(), "/");
        assertThat(a.redis().state()).isEqualTo(RedisState.CONNECTED);

        redis.stop();
        await().until(() -> a.redis().state() == RedisState.DISCONNECTED);
        a.server().emit("while-away");
        here.awaitText("while-away");
        a.server().main().broadcast().socketsJoin("local-room");
        a.server().to("local-room").emit("to-local-room");
        here.awaitText("to-local-room");
        assertThatThrownBy(() -> get(a.server().main().fetchSockets().toCompletableFuture()))
                .hasCauseInstanceOf(RedisUnavailableException.class);
        Namespace created = a.server().of("/created-while-away");
        b.server().of("/created-while-away");

        redis.startAgain();
        await().atMost(Duration.ofSeconds(15))
                .until(
                        () ->
                                a.redis().state() == RedisState.CONNECTED
                                        && b.redis().state() == RedisState.CONNECTED);
        a.ready();
        b.ready();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(
                                                get(
                                                        created.adapter()
                                                                .serverCount()
                                                                .toCompletableFuture()))
                                        .isEqualTo(2));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(
                                                get(
                                                        a.server()
                                                                .main()
                                                                .adapter()
                                                                .serverCount()
                                                                .toCompletableFuture()))
                                        .isEqualTo(2));
        a.server().emit("back-again");
        there.awaitText("back-again");
        there.settle();
        assertThat(there.frames()).noneMatch(frame -> frame.contains("while-away"));
        assertThat(get(b.server().main().fetchSockets().toCompletableFuture())).hasSize(2);
        assertThat(a.redis().status().problem()).isNull();
        assertThat(a.redis().traffic().reconnects()).isEqualTo(1);
        assertThat(a.redis().traffic().notPublished()).isPositive();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    @Test
    void saysHowManyServersDidNotAnswer() {
        b.server().main().onServerSideEmit((data, reply) -> {});
        assertThatThrownBy(
                        () ->
                                get(
                                        a.server()
                                                .main()
                                                .serverSideEmitWithAck("silence")
                                                .toCompletableFuture()))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("only 0 responses received out of 1");
    }

    @Test
    void leavesTheFleetWhenClosed() throws Exception {
        b.server().close();
        await().untilAsserted(
                        () ->
                                assertThat(
                                                get(
                                                        a.server()
                                                                .main()
                                                                .adapter()
                                                                .serverCount()
                                                                .toCompletableFuture()))
                                        .isEqualTo(1));
        assertThat(get(a.server().main().fetchSockets().toCompletableFuture())).isEmpty();
    }

    @Test
    void startsBeforeRedisDoes() throws Exception {
        redis.stop();
        RedisFleet early = join();
        try {
            TestingClient client = TestingClient.join(early.server(), "/");
            early.server().emit("alone");
            client.awaitText("alone");
            redis.startAgain();
            early.ready();
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    get(
                                                            early.server()
                                                                    .main()
                                                                    .adapter()
                                                                    .serverCount()
                                                                    .toCompletableFuture()))
                                            .isEqualTo(3));
        } finally {
            early.close();
        }
    }

    @Test
    void dropsWhatItCannotRead() throws Exception {
        var client = io.lettuce.core.RedisClient.create(redis.uri());
        try (var connection = client.connect()) {
            if (!kind.equals("classic")) {
                connection.sync().spublish("socket.io#/#", "garbage");
                connection.sync().spublish("socket.io#/#", "{\"type\":7}");
                connection.sync().spublish("socket.io#/#", "");
            }
            connection.sync().publish("socket.io#/#", "garbage");
            connection.sync().publish("socket.io-request#/#", "{\"type\":5}");
            connection.sync().publish("socket.io-request#/#", "{\"type\":6,\"data\":[]}");
            connection.sync().publish("socket.io-response#/#", "");
        } finally {
            client.shutdown();
        }
        TestingClient there = TestingClient.join(b.server(), "/");
        await().until(() -> b.redis().traffic().malformed() >= 3);
        a.server().emit("still-here");
        there.awaitText("still-here");
    }
}
