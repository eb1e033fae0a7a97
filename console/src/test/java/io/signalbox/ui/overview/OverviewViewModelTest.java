package io.signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.Tone;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private final OverviewViewModel model = new OverviewViewModel();

    @Test
    void showsTheNumbersThatMatter() {
        model.show(TestingSnapshots.shifting());

        assertThat(model.clients.get().value()).isEqualTo("12,418");
        assertThat(model.clients.get().hint()).contains("in 10 min").endsWith("4.8 % polling");
        assertThat(model.connects.get().value()).isEqualTo("61 / 59");
        assertThat(model.events.get().value()).isEqualTo("412 / 1,530");
        assertThat(model.events.get().hint()).isEqualTo("per second · 96 KiB/s out");
        assertThat(model.servers.get().hint()).isEqualTo("all reporting · oldest 1.8 s");
    }

    @Test
    void dividesNewConnectionsByWeightAndSocketsByCount() {
        model.show(TestingSnapshots.shifting());

        assertThat(model.weights.get())
                .isEqualTo(new OverviewViewModel.Split(50, "blue 50", 50, "green 50"));
        assertThat(model.sockets.get().blueText()).isEqualTo("6,310");
        assertThat(model.sockets.get().greenText()).isEqualTo("6,108");
        assertThat(model.operation.get()).isNotNull();
    }

    @Test
    void saysWhyThereIsNothingOfAws() {
        model.show(TestingSnapshots.withoutAws());

        assertThat(model.trafficMissing.get()).startsWith("This environment has no AWS part");
        assertThat(model.services.get()).isEmpty();
        assertThat(model.servicesMissing.get()).startsWith("This environment has no AWS part");
    }

    @Test
    void quietensNumbersThatAreNotLive() {
        model.show(TestingSnapshots.broken());

        assertThat(model.clients.get().tone()).isEqualTo(Tone.QUIET);
        assertThat(model.servers.get().hint()).isEqualTo("as last reported");
    }

    @Test
    void showsNoNumberBeforeOneIsKnown() {
        model.show(TestingSnapshots.starting());

        assertThat(model.clients.get().value()).isEqualTo("–");
        assertThat(model.asOf.get()).isEqualTo("no numbers yet");
    }

    @Test
    void redrawsTheChartForAnotherSpan() {
        model.show(TestingSnapshots.shifting());
        model.span.set(Duration.ofMinutes(1));

        assertThat(Duration.between(model.chart.get().from(), model.chart.get().to()))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(model.chart.get().times()).hasSize(32);
    }

    @Test
    void listsTasksTargetsAndSocketsOfEachService() {
        model.show(TestingSnapshots.shifting());

        ServiceRow blue = model.services.get().getFirst();
        assertThat(blue.healthyTargets()).isEqualTo("3 / 3");
        assertThat(blue.socketsPerTask()).isBetween(2103.0, 2104.0);
        assertThat(model.services.get().getLast().healthyTargets()).isEqualTo("–");
        assertThat(model.services.get().getLast().socketsPerTask()).isNaN();
    }
}
