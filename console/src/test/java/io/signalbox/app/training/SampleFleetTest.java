package io.signalbox.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.Environment;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SampleFleetTest {
    private final SampleFleet fleet =
            new SampleFleet(
                    Environment.watchOnly(
                            new AdminEndpoint(
                                    URI.create("http://127.0.0.1:1"),
                                    AdminEndpoint.DEFAULT_PATH,
                                    AdminEndpoint.DEFAULT_NAMESPACE,
                                    null)));

    @Test
    void hasSomethingForEveryScreen() {
        ConsoleSnapshot first = fleet.next();

        assertThat(first.fleet().servers()).hasSize(6);
        assertThat(first.fleet().sockets()).hasSize(60);
        assertThat(first.fleet().rooms()).isNotEmpty();
        assertThat(first.fleet().tail()).isNotEmpty();
        assertThat(first.fleet().totals().unreadableEvents()).isZero();
    }

    @Test
    void movesOn() {
        ConsoleSnapshot first = fleet.next();
        ConsoleSnapshot second = fleet.next();

        assertThat(second.at()).isAfter(first.at());
        assertThat(second.fleet().tail().size()).isGreaterThan(first.fleet().tail().size());
        assertThat(second.fleet().sockets()).isNotEqualTo(first.fleet().sockets());
    }
}
