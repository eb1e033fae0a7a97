package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.AdapterContract;
import io.signalbox.socketio.testing.TestingRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisAdapterContractIT extends AdapterContract {

    private static TestingRedis redis;
    private static List<RedisFleet> fleet;

    @BeforeAll
    static void start() {
        redis = new TestingRedis();
        fleet =
                List.of(
                        RedisFleet.join(redis.uri(), Duration.ofSeconds(5)),
                        RedisFleet.join(redis.uri(), Duration.ofSeconds(5)));
    }

    @Override
    protected List<SocketIoServer> servers() {
        return fleet.stream().map(RedisFleet::server).toList();
    }

    @Override
    protected void settle(String namespace) {
        fleet.forEach(
                member ->
                        member.redis()
                                .ready()
                                .toCompletableFuture()
                                .orTimeout(10, TimeUnit.SECONDS)
                                .join());
    }

    @AfterAll
    static void stop() {
        fleet.forEach(RedisFleet::close);
        redis.close();
    }
}
