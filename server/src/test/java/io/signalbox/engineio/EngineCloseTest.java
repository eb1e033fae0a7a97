package io.signalbox.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EngineCloseTest {

    @Test
    @Timeout(20)
    void aLoopThatHasEndedSaysSoEveryTimeAndClosingTwiceDoesNotHang() {
        Engine engine =
                new Engine(
                        EngineOptions.DEFAULT.withLoops(1),
                        session -> {
                            throw new IllegalStateException("nobody comes");
                        });
        EngineLoop loop = engine.loops().getFirst();
        engine.close();
        for (int i = 0; i < 3; i++) {
            assertThat(loop.execute(() -> {})).isFalse();
        }
        engine.close();
        assertThat(loop.clients()).isZero();
    }
}
