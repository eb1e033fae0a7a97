package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;
import io.signalbox.socketio.testing.TestingRedis;
import org.junit.jupiter.api.BeforeAll;

class ShardedPrivateContractIT extends RedisContract {

    @BeforeAll
    static void start() throws Exception {
        TestingRedis redis = new TestingRedis();
        start(redis, RedisOptions.of(redis.uri()).sharded(SubscriptionMode.DYNAMIC_PRIVATE));
    }
}
