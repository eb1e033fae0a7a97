package io.signalbox.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.TestingSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientsViewModelTest {

    private final ConsoleSnapshot now = TestingSnapshots.shifting();
    private final ClientsViewModel model = new ClientsViewModel();

    @Test
    void countsWhatItShows() {
        model.show(now);
        assertThat(model.count().getValue()).isEqualTo("showing 120 of 120");

        model.filter().text().set("polling");
        assertThat(model.count().getValue()).isEqualTo("showing 6 of 120");
    }

    @Test
    void leavesOutTheConsolesOfOperators() {
        SocketEntry one = now.fleet().sockets().getFirst();
        List<SocketEntry> sockets = new ArrayList<>(now.fleet().sockets());
        sockets.add(
                new SocketEntry(
                        "admin1",
                        "/admin",
                        one.clientId(),
                        "websocket",
                        List.of(),
                        "{}",
                        one.handshake()));
        model.show(with(sockets, now.fleet().features()));

        assertThat(model.count().getValue()).isEqualTo("showing 120 of 120");
    }

    @Test
    void saysWhyAFleetInProductionModeListsNoClients() {
        model.show(with(List.of(), new FleetFeatures(Set.of("AGGREGATED_EVENTS", "JOIN"), false)));

        assertThat(model.emptySentence().get())
                .startsWith("This fleet's admin instrumentation runs in production mode")
                .contains("ADMIN_MODE=development");
    }

    @Test
    void saysThatNothingMatchesTheFilter() {
        model.filter().text().set("nobody");
        model.show(now);

        assertThat(model.emptySentence().get()).isEqualTo("No client matches the filter.");
    }

    private ConsoleSnapshot with(List<SocketEntry> sockets, FleetFeatures features) {
        FleetSnapshot was = now.fleet();
        FleetSnapshot fleet =
                new FleetSnapshot(
                        was.at(),
                        was.feed(),
                        was.servers(),
                        sockets,
                        was.rooms(),
                        was.totals(),
                        was.samples(),
                        features);
        return TestingSnapshots.snapshot(
                now.environment(), fleet, now.cloud(), now.arming(), now.operations());
    }
}
