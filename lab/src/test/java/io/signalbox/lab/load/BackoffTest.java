package io.signalbox.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesFromOneSecondToFiveWithHalfOfJitter() {
        for (int seed = 0; seed < 200; seed++) {
            Backoff backoff = new Backoff(new Random(seed));

            assertThat(backoff.next()).isBetween(millis(500), millis(1_500));
            assertThat(backoff.next()).isBetween(millis(1_000), millis(3_000));
            assertThat(backoff.next()).isBetween(millis(2_000), millis(5_000));
            for (int i = 0; i < 50; i++) {
                assertThat(backoff.next()).isBetween(millis(4_000), millis(5_000));
            }
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        Backoff backoff = new Backoff(new Random(1));
        for (int i = 0; i < 5; i++) {
            backoff.next();
        }

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(millis(1_500));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
