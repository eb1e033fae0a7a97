package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerStats;
import io.signalbox.fleet.state.FleetState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalmTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final FleetState state = new FleetState("/admin");

    @Test
    void comesWithTheFirstNumbersAndGoesWhileSocketsAreRead() {
        tell(new FleetEvent.FeedChanged(new FeedStatus.Connecting(NOW)));
        assertThat(calm()).isFalse();

        tell(new FleetEvent.FeedChanged(new FeedStatus.Live(NOW)));
        assertThat(calm()).isFalse();

        tell(stats());
        assertThat(calm()).isTrue();

        tell(new FleetEvent.ListingStarted());
        assertThat(calm()).isFalse();

        tell(new FleetEvent.ListingEnded(true));
        assertThat(calm()).isTrue();
    }

    @Test
    void aFleetThatCannotBeReachedAsksForNothing() {
        tell(new FleetEvent.FeedChanged(new FeedStatus.Refused(NOW, "Wrong password", "Ask")));

        assertThat(calm()).isTrue();
    }

    private boolean calm() {
        return Calm.of(state.snapshot(NOW));
    }

    private void tell(FleetEvent event) {
        state.apply(event, NOW);
    }

    private static FleetEvent stats() {
        return new FleetEvent.StatsReported(
                new ServerStats(
                        "server-1",
                        "host",
                        1,
                        10,
                        new ServerEntry.ClientCounts(1, 0),
                        List.of(),
                        null,
                        null));
    }
}
