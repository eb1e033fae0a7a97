package io.signalbox.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueScaleTest {
    @ParameterizedTest
    @CsvSource({"0, 4", "3, 4", "4, 8", "7, 8", "200, 240", "12418, 16000", "99000, 120000"})
    void endsAtARoundNumberAboveTheLargestValue(double largest, double top) {
        assertThat(ValueScale.holding(largest).top()).isEqualTo(top);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 3.9, 17, 199, 1001, 87_654, 1e6})
    void alwaysHoldsTheLargestValueWithoutWastingHalfOfTheHeight(double largest) {
        ValueScale scale = ValueScale.holding(largest);

        assertThat(scale.top()).isGreaterThanOrEqualTo(largest);
        assertThat(scale.top()).isLessThanOrEqualTo(Math.max(8, largest * 2));
        assertThat(scale.step()).isEqualTo(scale.top() / ValueScale.LINES);
    }

    @Test
    void labelsRoundTimes() {
        Instant to = Instant.parse("2026-11-22T14:00:07Z");

        assertThat(ValueScale.times(to.minusSeconds(600), to))
                .startsWith(Instant.parse("2026-11-22T13:52:00Z"))
                .endsWith(Instant.parse("2026-11-22T14:00:00Z"))
                .hasSize(5);
        assertThat(ValueScale.times(to.minusSeconds(60), to)).hasSize(4);
        assertThat(ValueScale.times(to.minusSeconds(3600), to)).hasSize(4);
    }
}
