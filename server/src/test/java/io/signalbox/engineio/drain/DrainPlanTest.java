package io.signalbox.engineio.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.engineio.drain.DrainPlan.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainPlanTest {
    private static final Pace WITHIN_25_S = new Pace.Within(Duration.ofSeconds(25), 100);

    @Test
    void givesAMillisecondOfGracePerClientAndFiveSecondsAtMost() {
        DrainPlan plan = new DrainPlan(WITHIN_25_S, null);

        assertThat(plan.grace(40)).isEqualTo(Duration.ofMillis(40));
        assertThat(plan.grace(100_000)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void leavesHalfOfTheTimeToTheClientsWhateverTheGrace() {
        DrainPlan plan = new DrainPlan(WITHIN_25_S, Duration.ofMinutes(1));

        assertThat(plan.grace(10)).isEqualTo(Duration.ofMillis(12_500));
    }

    @Test
    void isAsSlowAsTheTimeAllowsButNotSlowerThanTheLeast() {
        DrainPlan plan = new DrainPlan(WITHIN_25_S, null);

        assertThat(plan.socketsPerSecond(100_000, Duration.ofSeconds(5))).isEqualTo(5_000);
        assertThat(plan.socketsPerSecond(50, Duration.ofMillis(50))).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAPaceThatIsNone(double pace) {
        assertThatThrownBy(() -> new Pace.PerSecond(pace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(pace));
    }
}
