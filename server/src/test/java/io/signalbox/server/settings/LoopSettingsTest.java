package io.signalbox.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.engineio.LoopOptions;
import io.signalbox.engineio.LoopOptions.Assignment;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopSettingsTest {
    private static Thread handlerThread(Map<String, String> environment) throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        ServerConfig.from(environment)
                .socketIo()
                .handlers()
                .get()
                .execute(() -> ran.complete(Thread.currentThread()));
        return ran.join();
    }

    @Test
    void leavesTheLibrarysDefaults() throws Exception {
        assertThat(ServerConfig.from(Map.of()).socketIo().engine().loops())
                .isEqualTo(LoopOptions.DEFAULT);
        assertThat(handlerThread(Map.of()).isVirtual()).isTrue();
    }

    @Test
    void readsThemAll() throws Exception {
        Map<String, String> environment =
                Map.of("LOOPS", "3", "LOOP_ASSIGNMENT", "round-robin", "LOOP_STUCK_SECONDS", "7");

        assertThat(ServerConfig.from(environment).socketIo().engine().loops())
                .isEqualTo(
                        LoopOptions.DEFAULT
                                .withCount(3)
                                .withAssignment(Assignment.ROUND_ROBIN)
                                .withStuckAfter(Duration.ofSeconds(7)));
        assertThat(handlerThread(Map.of("HANDLERS", "loop"))).isSameAs(Thread.currentThread());
        assertThat(handlerThread(Map.of("HANDLERS", "virtual")).isVirtual()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "least-connection, LEAST_CONNECTION",
        "round-robin, ROUND_ROBIN",
        "random, RANDOM",
    })
    void knowsEveryAssignment(String name, Assignment assignment) throws Exception {
        assertThat(ServerConfig.from(Map.of("LOOP_ASSIGNMENT", name)).loops().options())
                .extracting(LoopOptions::assignment)
                .isEqualTo(assignment);
    }

    @Test
    void canWaitForAHangingLoopForEver() throws Exception {
        assertThat(ServerConfig.from(Map.of("LOOP_STUCK_SECONDS", "0")).loops().options())
                .extracting(LoopOptions::stuckAfter)
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "LOOPS, many, a whole number from 0 to 1024",
        "LOOPS, -1, a whole number from 0 to 1024",
        "LOOP_ASSIGNMENT, sticky, least-connection or round-robin or random",
        "LOOP_STUCK_SECONDS, 1.5, a whole number from 0 to 3600",
        "HANDLERS, loops, virtual or loop"
    })
    void saysWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> ServerConfig.from(Map.of(name, value)))
                .isInstanceOf(BadSettingException.class)
                .hasMessage(name + " is \"" + value + "\"; allowed: " + allowed);
    }
}
