package io.signalbox.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final Sample.Column HEAP = Sample.COLUMNS.getFirst();

    private static List<Sample> hour(LongToDoubleFunction heapMegabytes) {
        return LongStream.rangeClosed(1, 60).mapToObj(m -> at(m * 60, heapMegabytes)).toList();
    }

    private static Sample at(long seconds, LongToDoubleFunction heapMegabytes) {
        long heap = (long) (heapMegabytes.applyAsDouble(seconds) * 1e6);
        return new Sample(seconds, "load", 400, heap, 0, 0, 20, 400, 0.1, 0);
    }

    @Test
    void findsTheSlopeOfALeak() {
        Trend trend = Trend.of(HEAP, Trend.settled(hour(s -> 30 + 12.0 * s / 3600)));
        assertThat(trend.perHour()).isCloseTo(12, within(0.01));
        assertThat(trend.grows()).isTrue();
        assertThat(trend.line()).contains("growing");
    }

    @Test
    void takesNoiseForNoGrowth() {
        Random random = new Random(7);
        Trend trend = Trend.of(HEAP, Trend.settled(hour(_ -> 30 + random.nextGaussian() * 3)));
        assertThat(trend.grows()).isFalse();
        assertThat(trend.line()).contains("flat");
    }

    @Test
    void leavesTheFirstThirdOut() {
        List<Sample> settled = Trend.settled(hour(s -> s < 1200 ? s : 1200));
        assertThat(settled.getFirst().seconds()).isEqualTo(1200);
        assertThat(Trend.of(HEAP, settled).grows()).isFalse();
    }

    @Test
    void tellsNothingFromAFewMinutes() {
        Trend trend = Trend.of(HEAP, hour(s -> s).subList(0, 10));
        assertThat(trend.grows()).isFalse();
        assertThat(trend.line()).contains("too short to tell");
    }
}
