package io.signalbox.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightCheckTest {

    @Test
    void aBalancerThatFollowsTheWeightPasses() {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            long green = random.doubles(300).filter(d -> d < 0.1).count();

            assertThat(new WeightCheck(300, (int) green, 10).holds()).isTrue();
        }
    }

    @Test
    void aBalancerThatIgnoresTheWeightFails() {
        assertThat(new WeightCheck(300, 0, 10).holds()).isFalse();
        assertThat(new WeightCheck(300, 150, 10).holds()).isFalse();
        assertThat(new WeightCheck(300, 299, 100).holds()).isFalse();
        assertThat(new WeightCheck(300, 1, 0).holds()).isFalse();
    }

    @Test
    void noConnectionsProveNothing() {
        assertThat(new WeightCheck(0, 0, 10).holds()).isFalse();
    }
}
