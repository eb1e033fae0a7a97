package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.testing.TestingRedisCluster;
import org.junit.jupiter.api.BeforeAll;

class ClassicOnClusterContractIT extends RedisContract {

    @BeforeAll
    static void start() throws Exception {
        TestingRedisCluster redis = new TestingRedisCluster();
        start(redis, RedisOptions.of(redis.uri()));
    }
}
