package io.signalbox.socketio.admin.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AttemptLimit limit = new AttemptLimit(nanos::get);

    @Test
    void allowsTenFailuresThenOneEveryThreeSeconds() {
        for (int i = 0; i < 10; i++) {
            assertThat(limit.allows("a")).isTrue();
            limit.failed("a");
        }
        assertThat(limit.allows("a")).isFalse();
        assertThat(limit.allows("b")).isTrue();
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(limit.allows("a")).isTrue();
        limit.failed("a");
        assertThat(limit.allows("a")).isFalse();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(limit.allows("a")).isTrue();
    }

    @Test
    void forgetsSessionsAfterADay() {
        InMemorySessionStore store = new InMemorySessionStore(nanos::get);
        store.save("s");
        nanos.addAndGet(Duration.ofHours(23).toNanos());
        assertThat(store.exists("s").toCompletableFuture().join()).isTrue();
        assertThat(store.exists("t").toCompletableFuture().join()).isFalse();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(store.exists("s").toCompletableFuture().join()).isFalse();
    }
}
