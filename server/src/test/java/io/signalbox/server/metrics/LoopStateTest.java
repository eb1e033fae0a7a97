package io.signalbox.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopStateTest {
    @ParameterizedTest
    @CsvSource({
        "0, 10000, healthy",
        "999.9, 10000, healthy",
        "1000, 10000, late",
        "9999, 10000, late",
        "10000, 10000, stuck",
        "600, 500, stuck",
        // Never given up, but no better for it.
        "5000, 0, late",
        "10000, 0, stuck"
    })
    void isToldByTheLag(double lagMillis, int stuckAfterMillis, String state) {
        assertThat(LoopState.of(lagMillis, Duration.ofMillis(stuckAfterMillis)).text())
                .isEqualTo(state);
    }
}
