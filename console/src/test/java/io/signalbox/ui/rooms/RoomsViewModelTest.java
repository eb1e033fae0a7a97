package io.signalbox.ui.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomsViewModelTest {

    private static final RoomEntry TICKERS = new RoomEntry("/", "tickers", 200, false);
    private static final RoomEntry OWN = new RoomEntry("/", "sK1", 1, true);
    private static final RoomEntry ADMIN = new RoomEntry("/admin", "x", 1, false);

    private final ConsoleSnapshot now = TestingSnapshots.shifting();
    private final RoomsViewModel model = new RoomsViewModel(null);

    @Test
    void hidesPrivateRoomsUntilAskedForThem() {
        model.show(with(List.of(TICKERS, OWN, ADMIN), now.fleet().features()));
        assertThat(model.filter().shown().get().rows()).containsExactly(TICKERS);

        model.privateRooms().set(true);
        assertThat(model.filter().shown().get().rows()).containsExactly(TICKERS, OWN);
        assertThat(model.filter().shown().get().count()).isEqualTo("2 of 2");
    }

    @Test
    void saysThatThereAreOnlyPrivateRooms() {
        model.show(with(List.of(OWN), now.fleet().features()));

        assertThat(model.emptySentence().get()).startsWith("Only private rooms");
    }

    @Test
    void saysWhyAFleetInProductionModeListsNoRooms() {
        model.show(with(List.of(), new FleetFeatures(Set.of("AGGREGATED_EVENTS"), false)));

        assertThat(model.emptySentence().get()).contains("production mode").contains("rooms");
    }

    @Test
    void saysThatNothingMatchesTheFilter() {
        model.filter().text().set("nowhere");
        model.show(with(List.of(TICKERS), now.fleet().features()));

        assertThat(model.emptySentence().get()).isEqualTo("No room matches the filter.");
    }

    @Test
    void findsWhoIsInTheChosenRoom() {
        model.show(with(List.of(TICKERS), now.fleet().features()));
        assertThat(model.members().get().rows()).isEmpty();

        model.chosen().set(List.of(new RoomEntry("/", "channel-3", 7, false)));
        assertThat(model.members().get().rows())
                .hasSize(7)
                .allMatch(socket -> socket.rooms().contains("channel-3"));

        model.chosen().set(List.of(TICKERS, OWN));
        assertThat(model.members().get().rows()).isEmpty();
    }

    private ConsoleSnapshot with(List<RoomEntry> rooms, FleetFeatures features) {
        FleetSnapshot was = now.fleet();
        FleetSnapshot fleet =
                new FleetSnapshot(
                        was.at(),
                        was.feed(),
                        was.servers(),
                        was.sockets(),
                        rooms,
                        was.totals(),
                        was.samples(),
                        features);
        return TestingSnapshots.snapshot(
                now.environment(), fleet, now.cloud(), now.arming(), now.operations());
    }
}
