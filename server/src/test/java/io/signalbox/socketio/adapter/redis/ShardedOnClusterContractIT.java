package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;
import io.signalbox.socketio.testing.TestingRedisCluster;
import org.junit.jupiter.api.BeforeAll;

class ShardedOnClusterContractIT extends RedisContract {

    @BeforeAll
    static void start() throws Exception {
        TestingRedisCluster redis = new TestingRedisCluster();
        start(redis, RedisOptions.of(redis.uri()).sharded(SubscriptionMode.DYNAMIC));
    }

    @Override
    protected boolean keepsOrderBetweenRooms() {
        return false;
    }
}
