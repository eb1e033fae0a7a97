package io.signalbox.lab.ecs.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final Instant now = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void doublesThePauseUpToAMinute() {
        BackOff backOff = new BackOff();
        List<Duration> pauses = Stream.generate(() -> backOff.failed(now)).limit(10).toList();
        assertThat(pauses)
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 0L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(backOff.holds(now.plusSeconds(59))).isTrue();
        assertThat(backOff.holds(now.plusSeconds(60))).isFalse();
        backOff.clear();
        assertThat(backOff.holds(now)).isFalse();
    }
}
