package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One server of a fleet in this process.
record RedisFleet(SocketIoServer server, RedisAdapterFactory redis) implements AutoCloseable {

    static RedisFleet join(String redisUri, Duration requestTimeout) {
        return join(RedisOptions.of(redisUri).withRequestTimeout(requestTimeout));
    }

    static RedisFleet join(RedisOptions options) {
        RedisAdapterFactory redis = RedisAdapterFactory.open(options);
        SocketIoOptions defaults = SocketIoOptions.DEFAULT;
        SocketIoServer server =
                new SocketIoServer(
                        defaults.withAdapter(redis).withEngine(defaults.engine().withLoops(1)));
        return new RedisFleet(server, redis);
    }

    RedisFleet ready() throws Exception {
        redis.ready().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return this;
    }

    @Override
    public void close() {
        server.close();
        redis.close();
    }
}
