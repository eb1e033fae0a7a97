package io.signalbox.ui.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.scaling.TaskHistory.Sample;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskHistoryTest {

    private static final Instant START = Instant.parse("2026-11-22T13:00:00Z");

    private final TaskHistory history = new TaskHistory();

    @Test
    void keepsEachServiceForItself() {
        history.add("channels-blue", sample(0, 2));
        history.add("channels-green", sample(0, 0));

        assertThat(history.of("channels-blue")).containsExactly(sample(0, 2));
        assertThat(history.of("tickers")).isEmpty();
    }

    @Test
    void dropsReadingsThatRepeatOrGoBackInTime() {
        assertThat(history.add("channels-blue", sample(5, 2))).isTrue();
        assertThat(history.add("channels-blue", sample(5, 3))).isFalse();
        assertThat(history.add("channels-blue", sample(4, 3))).isFalse();

        assertThat(history.of("channels-blue")).containsExactly(sample(5, 2));
    }

    @Test
    void forgetsWhatIsOlderThanItsTime() {
        history.add("channels-blue", sample(0, 2));
        history.add("channels-blue", sample(10, 3));
        history.add("channels-blue", sample(3_605, 4));

        assertThat(history.of("channels-blue")).containsExactly(sample(10, 3), sample(3_605, 4));
    }

    @Test
    void neverHoldsMoreThanItsBound() {
        for (int i = 0; i < TaskHistory.MOST + 100; i++) {
            history.add("channels-blue", sample(i, 2));
        }

        assertThat(history.of("channels-blue")).hasSize(TaskHistory.MOST);
    }

    private static Sample sample(int seconds, int running) {
        return new Sample(START.plusSeconds(seconds), running, running, 100);
    }
}
