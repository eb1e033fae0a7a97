package io.signalbox.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerActionsTest {

    private final TestingActions asked = new TestingActions();
    private final ServerActions actions =
            new ServerActions(asked, new ServerLogs(null, Runnable::run));
    private final ServerRows rows = new ServerRows();

    @Test
    void drainsAtTheChosenPace() {
        ConsoleSnapshot snapshot = snapshot(true, "DRAIN");
        ServerRow row = first(snapshot);
        actions.judge(snapshot, row);

        assertThat(actions.mayDrain().get().possible()).isTrue();
        assertThat(actions.mayEndDrain().get().reason()).isEqualTo("The server is not draining");
        actions.drain(50);
        assertThat(asked.requested()).containsExactly(new Intent.DrainServer(row.serverId(), 50));
    }

    @Test
    void stopsTheTaskOfTheServer() {
        ConsoleSnapshot snapshot = snapshot(true, "DRAIN");
        actions.judge(snapshot, first(snapshot));
        actions.stopTask();
        assertThat(asked.requested())
                .hasSize(1)
                .allMatch(intent -> intent instanceof Intent.StopTask);
    }

    @Test
    void saysWhyAServerCannotBeDrained() {
        assertThat(reason(snapshot(true, "JOIN")))
                .isEqualTo("These servers do not announce DRAIN; Signalbox's own server does");
        assertThat(reason(snapshot(false, "DRAIN"))).startsWith("Read-only");
        ConsoleSnapshot free = snapshot(true, "DRAIN");
        assertThat(
                        reason(
                                TestingSnapshots.snapshot(
                                        free.environment(),
                                        free.fleet(),
                                        free.cloud(),
                                        free.arming(),
                                        TestingSnapshots.shifting().operations())))
                .startsWith("An operation is running");
        actions.judge(free, null);
        assertThat(actions.mayDrain().get().reason()).isEqualTo("No server is chosen");
    }

    @Test
    void saysHowLongADrainTakes() {
        assertThat(DrainChoice.usual(2_121)).isEqualTo("35");
        assertThat(DrainChoice.usual(0)).isEqualTo("1");
        assertThat(DrainChoice.estimate("50", 2_121)).isEqualTo("2,121 connections in about 43 s");
        assertThat(DrainChoice.estimate("fast", 1)).isEqualTo("A number from 0.1 to 1,000,000");
        assertThat(DrainChoice.estimate("0", 1)).isEqualTo("A number from 0.1 to 1,000,000");
    }

    private String reason(ConsoleSnapshot snapshot) {
        actions.judge(snapshot, first(snapshot));
        return actions.mayDrain().get().reason();
    }

    private ServerRow first(ConsoleSnapshot snapshot) {
        return rows.next(snapshot.fleet(), entry -> snapshot.map().server(entry.serverId()))
                .getFirst();
    }

    private static ConsoleSnapshot snapshot(boolean armed, String... features) {
        ConsoleSnapshot usual = TestingSnapshots.shifting();
        FleetSnapshot fleet = usual.fleet();
        return TestingSnapshots.snapshot(
                usual.environment(),
                new FleetSnapshot(
                        fleet.at(),
                        fleet.feed(),
                        fleet.servers(),
                        fleet.sockets(),
                        fleet.rooms(),
                        fleet.totals(),
                        fleet.samples(),
                        FleetFeatures.of(Set.of(features))),
                usual.cloud(),
                armed ? Arming.until(usual.at().plus(Duration.ofMinutes(5))) : Arming.READ_ONLY,
                List.of());
    }
}
