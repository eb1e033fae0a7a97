package io.signalbox.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketListing;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.TestingTail;
import io.signalbox.ui.kit.fleet.FleetAvailability.Act;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsViewModelTest {

    private final ConsoleSnapshot armed = TestingSnapshots.armed();
    private final ClientsViewModel model = new ClientsViewModel(null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "polling                | 6",
                "transport:polling      | 6",
                "-transport:polling     | 114",
                "room:=channel-1        | 7",
                "data.user:=u7          | 1",
                "header.user-agent:firefox | 0",
                "header.User-Agent:moz  | 120",
                "query.eio:4            | 120",
                "namespace:/            | 120",
                "address:10.4.0.11      | 11",
                "rooms:>1               | 120",
                "client:=Qx3            | 1",
            })
    void findsClientsByWhatIsKnownOfThem(String filter, int found) {
        model.show(armed);
        model.filter().text().set(filter);

        assertThat(model.filter().problem().get()).isEmpty();
        assertThat(model.filter().shown().get().rows()).hasSize(found);
    }

    @Test
    void leavesOutTheConsolesOfOperators() {
        List<SocketEntry> sockets = new ArrayList<>(armed.fleet().sockets());
        sockets.add(socket("/admin", Map.of(), Map.of(), "/"));
        model.show(with(sockets, armed.fleet().features()));

        assertThat(model.filter().shown().get().count()).isEqualTo("120 of 120");
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
        model.show(armed);

        assertThat(model.emptySentence().get()).isEqualTo("No client matches the filter.");
    }

    @Test
    void tellsHowFarTheReadingOfAllSocketsIs() {
        model.show(
                TestingTail.with(
                        armed,
                        armed.fleet().sockets(),
                        armed.fleet().features(),
                        List.of(),
                        new SocketListing(true, 34_000)));
        assertThat(model.progress().get()).isEqualTo("Reading all sockets, 34,000 so far");

        model.show(armed);
        assertThat(model.progress().get()).isEmpty();
    }

    @Test
    void showsTheLastEventsOfTheChosenClient() {
        SocketEntry chosen = armed.fleet().sockets().get(4);
        model.show(TestingTail.with(armed, TestingTail.events(1, 2_500)));

        model.chosen().set(List.of(chosen));

        List<Fact> events = model.detail().get().orElseThrow().eventLines();
        assertThat(events).hasSize(12);
        assertThat(events.getLast().value()).isEqualTo("joined channel-7");
    }

    @Test
    void keepsBackWhatWouldLetSomebodyElseIn() throws IOException {
        SocketEntry socket =
                socket(
                        "/",
                        Map.of(
                                "Cookie",
                                "sid=12345678",
                                "authorization",
                                "Bearer abc",
                                "host",
                                "h"),
                        Map.of("token", "abcdef", "EIO", "4"),
                        "/socket.io/?EIO=4&token=abcdef&t=1");
        model.show(armed);
        model.chosen().set(List.of(socket));
        ClientDetail detail = model.detail().get().orElseThrow();
        StringWriter file = new StringWriter();
        ClientColumns.file().jsonLines(List.of(socket)).write(file);

        assertThat(detail.headers().stream().map(Fact::value))
                .containsExactly("••• (12 characters)", "••• (10 characters)", "h");
        assertThat(detail.query().stream().map(Fact::value))
                .containsExactly("4", "••• (6 characters)");
        assertThat(detail.facts(TestingSnapshots.NOW).toString())
                .contains("/socket.io/?EIO=4&token=•••");
        assertThat(file.toString()).doesNotContain("abc", "12345678").contains("\"host\":\"h\"");
    }

    @Test
    void saysWhyNothingCanBeDone() {
        List<SocketEntry> one = armed.fleet().sockets().subList(0, 1);
        model.show(armed);
        assertThat(reason()).isEqualTo("Choose a client first");

        model.chosen().set(one);
        assertThat(model.possible(Act.JOIN).get()).isEqualTo(Availability.POSSIBLE);

        model.show(TestingSnapshots.calm());
        assertThat(reason()).isEqualTo("Read-only: press Arm… at the top to allow changes");

        model.show(TestingSnapshots.shifting());
        assertThat(reason()).startsWith("An operation is running");

        model.show(TestingTail.with(armed, "EMIT", "ALL_EVENTS"));
        assertThat(reason()).isEqualTo("The servers do not announce JOIN");

        model.show(TestingTail.with(armed, "AGGREGATED_EVENTS", "ALL_EVENTS"));
        assertThat(reason())
                .isEqualTo("The servers' admin instrumentation is read-only: it takes no commands");

        model.show(TestingSnapshots.broken());
        assertThat(reason()).isEqualTo("Not connected to the fleet");
    }

    @Test
    void needsNoAwsAndNoMoreThanForOneToActOnMany() {
        ConsoleSnapshot node = TestingSnapshots.withoutAws();
        model.show(
                new ConsoleSnapshot(
                        node.at(),
                        node.environment(),
                        node.fleet(),
                        node.cloud(),
                        node.map(),
                        armed.arming(),
                        List.of(),
                        null));
        model.chosen().set(armed.fleet().sockets());

        assertThat(model.possible(Act.DISCONNECT).get()).isEqualTo(Availability.POSSIBLE);
    }

    private String reason() {
        return model.possible(Act.JOIN).get().reason();
    }

    private SocketEntry socket(
            String namespace, Map<String, String> headers, Map<String, String> query, String url) {
        return new SocketEntry(
                "s1",
                namespace,
                "c1",
                "websocket",
                List.of(),
                "{}",
                new Handshake("10.0.0.1", TestingSnapshots.NOW, url, false, headers, query));
    }

    private ConsoleSnapshot with(List<SocketEntry> sockets, FleetFeatures features) {
        return TestingTail.with(armed, sockets, features, List.of(), SocketListing.DONE);
    }
}
