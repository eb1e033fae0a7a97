package io.signalbox.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColourHistoryTest {
    private final ColourHistory history = new ColourHistory();

    @Test
    void stacksBlueUnderGreen() {
        ConsoleSnapshot snapshot = TestingSnapshots.shifting();
        history.learn(snapshot);

        ChartContent chart = history.chart(snapshot, Duration.ofMinutes(10));

        assertThat(chart.series())
                .extracting(ChartContent.Series::name)
                .containsExactly("blue", "green");
        assertThat(chart.times()).hasSize(302);
        assertThat(chart.marks())
                .extracting(ChartContent.Mark::word)
                .containsExactly("shift 10 %", "shift 50 %");
    }

    @Test
    void keepsThePastOfAServerThatIsGone() {
        ConsoleSnapshot before = TestingSnapshots.shifting();
        history.learn(before);
        FleetSnapshot fleet = before.fleet();
        var oneLess =
                new FleetSnapshot(
                        fleet.at(),
                        fleet.feed(),
                        fleet.servers().subList(1, 6),
                        fleet.sockets(),
                        fleet.rooms(),
                        fleet.totals(),
                        fleet.samples(),
                        fleet.features());
        ConsoleSnapshot after =
                TestingSnapshots.snapshot(
                        before.environment(), oneLess, before.cloud(), before.arming(), List.of());
        history.learn(after);

        ChartContent chart = history.chart(after, Duration.ofMinutes(10));

        assertThat(chart.series())
                .extracting(ChartContent.Series::name)
                .containsExactly("blue", "green");
        assertThat(chart.series())
                .isEqualTo(history.chart(before, Duration.ofMinutes(10)).series());
    }

    @Test
    void isOneAreaWhereThereAreNoColours() {
        ConsoleSnapshot snapshot = TestingSnapshots.withoutAws();

        ChartContent chart = history.chart(snapshot, Duration.ofMinutes(1));

        assertThat(chart.series()).extracting(ChartContent.Series::name).containsExactly("clients");
    }
}
