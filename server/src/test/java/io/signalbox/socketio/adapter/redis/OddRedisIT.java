package io.signalbox.socketio.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.adapter.redis.link.RedisState;
import io.signalbox.socketio.adapter.redis.link.RedisUnavailableException;
import io.signalbox.socketio.adapter.redis.link.UnsupportedRedisException;
import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;
import io.signalbox.socketio.testing.StubRedis;
import io.signalbox.socketio.testing.TestingClient;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A Redis that is too old, and one that accepts connections but never answers.
class OddRedisIT {

    private static RedisOptions options(StubRedis redis, boolean sharded) {
        RedisOptions options =
                RedisOptions.of(redis.uri()).withRequestTimeout(Duration.ofSeconds(1));
        return sharded ? options.sharded(SubscriptionMode.DYNAMIC) : options;
    }

    @Test
    void namesTheVersionOfARedisWithoutShardedChannels() throws Exception {
        try (StubRedis redis = new StubRedis("6.2.14");
                RedisFleet member = RedisFleet.join(options(redis, true))) {
            assertThatThrownBy(
                            () ->
                                    member.redis()
                                            .ready()
                                            .toCompletableFuture()
                                            .get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(UnsupportedRedisException.class)
                    .hasMessageContaining("Redis 6.2.14 at 127.0.0.1:")
                    .hasMessageContaining("needs Redis 7.0 or newer");
            await().untilAsserted(
                            () -> assertThat(member.redis().status().problem()).contains("6.2.14"));
            assertThat(member.redis().state()).isEqualTo(RedisState.DISCONNECTED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSilentRedisHoldsUpNeitherLocalSocketsNorTheEventLoop(boolean sharded) throws Exception {
        try (StubRedis redis = new StubRedis("");
                RedisFleet member = RedisFleet.join(options(redis, sharded))) {
            TestingClient client = TestingClient.join(member.server(), "/");
            CompletableFuture<Duration> onTheLoop = new CompletableFuture<>();
            member.server()
                    .engine()
                    .loops()
                    .getFirst()
                    .execute(
                            () -> {
                                // The first time, classes are loaded.
                                everything(member.server().main());
                                onTheLoop.complete(everything(member.server().main()));
                            });
            assertThat(onTheLoop.get(10, TimeUnit.SECONDS)).isLessThan(Duration.ofMillis(500));
            client.awaitText("hello");
            assertThat(member.redis().state()).isEqualTo(RedisState.DISCONNECTED);
            assertThatThrownBy(
                            () ->
                                    member.server()
                                            .main()
                                            .fetchSockets()
                                            .toCompletableFuture()
                                            .get(1, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(RedisUnavailableException.class)
                    .hasMessageContaining("Redis is disconnected");
        }
    }

    /// Asks for all that goes over Redis, and says how long the calling thread waited for something: a
    /// machine that has other work to do makes it slower, but not that.
    private static Duration everything(Namespace main) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.setThreadContentionMonitoringEnabled(true);
        long before = waited(threads);
        for (int i = 0; i < 100; i++) {
            main.broadcast().socketsJoin("room-" + i);
            main.emit("hello", i);
            main.to("room-" + i).emit("hello", i);
            main.fetchSockets();
            main.serverSideEmitWithAck("question");
            main.broadcast().socketsLeave("room-" + i);
            main.adapter().serverCount();
        }
        return Duration.ofMillis(waited(threads) - before);
    }

    private static long waited(ThreadMXBean threads) {
        ThreadInfo here = threads.getThreadInfo(Thread.currentThread().threadId());
        return here.getWaitedTime() + here.getBlockedTime();
    }
}
