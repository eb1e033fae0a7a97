package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.AdapterContract;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;

/// The contract of adapters for a fleet of two servers over one Redis.
abstract class RedisContract extends AdapterContract {

    private static List<RedisFleet> fleet = List.of();
    private static AutoCloseable redis = () -> {};

    static void start(AutoCloseable startedRedis, RedisOptions options) {
        redis = startedRedis;
        fleet = List.of(RedisFleet.join(options), RedisFleet.join(options));
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
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join());
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.forEach(RedisFleet::close);
        redis.close();
    }
}
