package io.signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Integer> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void handsOnTheFirstValueAtOnce() {
        throttle(Duration.ofHours(1)).offer(1);

        assertThat(received).containsExactly(1);
    }

    @Test
    void mergesAFloodIntoItsLastValue() {
        Throttle<Integer> throttle = throttle(Duration.ofMillis(60));

        for (int i = 1; i <= 1000; i++) {
            throttle.offer(i);
        }

        Awaitility.await().untilAsserted(() -> assertThat(received).endsWith(1000));
        assertThat(received).hasSizeLessThan(10).startsWith(1);
    }

    @Test
    void wakesAgainAfterAQuietTime() {
        Throttle<Integer> throttle = throttle(Duration.ofMillis(5));
        throttle.offer(1);
        Awaitility.await()
                .untilAsserted(
                        () -> {
                            throttle.offer(2);
                            assertThat(received).hasSizeGreaterThan(2);
                        });

        assertThat(received).startsWith(1).endsWith(2);
    }

    private Throttle<Integer> throttle(Duration period) {
        return new Throttle<>(period, clock, Runnable::run, received::add);
    }
}
