package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.testing.TestingRedis;
import org.junit.jupiter.api.BeforeAll;

class ClassicContractIT extends RedisContract {

    @BeforeAll
    static void start() throws Exception {
        TestingRedis redis = new TestingRedis();
        start(redis, RedisOptions.of(redis.uri()));
    }
}
