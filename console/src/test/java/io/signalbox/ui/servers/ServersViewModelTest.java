package io.signalbox.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.ServerEntry;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.servers.ServerRow.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServersViewModelTest {

    private final ConsoleSnapshot well = TestingSnapshots.shifting();
    private final List<String> forgotten = new ArrayList<>();
    private final ServersViewModel model = new ServersViewModel(forgotten::add);

    @Test
    void joinsEachServerWithItsTaskColourInstanceAndTarget() {
        model.show(well);

        ServerRow row = row("e51c6d20b7d84c1fe51c6d20b7d84c1f");
        assertThat(row.shortTask()).isEqualTo("e51c6d20b7d8");
        assertThat(row.colour()).hasToString("GREEN");
        assertThat(row.revision()).isEqualTo("channels:42");
        assertThat(row.zone()).isEqualTo("eu-west-1b");
        assertThat(row.shortInstance()).isEqualTo("i-0b77c");
        assertThat(row.target()).isEqualTo("healthy");
        assertThat(row.lagging()).isTrue();
        assertThat(model.count().getValue()).isEqualTo("6 of 6");
    }

    @Test
    void tellsSilentServersFromThoseThatLeftTheFeed() {
        model.show(well);
        model.show(TestingServers.troubled(well));

        assertThat(conditions())
                .containsEntry("1b7e90c3f51244d01b7e90c3f51244d0", Condition.SILENT)
                .containsEntry("3da98f11c2604a2b3da98f11c2604a2b", Condition.GONE)
                .containsEntry("9f2c41d07ab34e6f9f2c41d07ab34e6f", Condition.REPORTING);
        assertThat(row("3da98f11c2604a2b3da98f11c2604a2b").colour()).hasToString("GREEN");
        assertThat(row("1b7e90c3f51244d01b7e90c3f51244d0").age()).hasSeconds(12);
    }

    @Test
    void keepsGoneRowsUntilTheyAreDismissed() {
        assertThat(model.dismissable().get().possible()).isFalse();
        model.show(well);
        model.show(TestingServers.troubled(well));
        assertThat(model.dismissText().get()).isEqualTo("Dismiss 2 gone");

        model.dismissGone();

        assertThat(rows()).hasSize(4);
        assertThat(forgotten).as("told to the feed, which counts them").hasSize(2);
        assertThat(model.dismissable().get().possible()).isFalse();
        model.show(TestingServers.troubled(well));
        assertThat(rows()).hasSize(4);
    }

    @Test
    void showsADismissedServerAgainWhenItIsHeardOf() {
        model.show(well);
        model.show(TestingServers.troubled(well));
        model.dismissGone();

        List<ServerEntry> back =
                well.fleet().servers().stream()
                        .map(each -> TestingServers.heard(each, well.at().plusSeconds(20), true))
                        .toList();
        model.show(TestingServers.with(well, back, well.at().plusSeconds(20)));

        assertThat(rows()).hasSize(6);
    }

    @Test
    void filtersByEveryWordOfTheText() {
        model.show(well);
        model.filter().text().set("  GREEN eu-west-1b ");

        assertThat(rows()).extracting(ServerRow::shortTask).containsExactly("e51c6d20b7d8");
        assertThat(model.count().getValue()).isEqualTo("1 of 6");
        model.filter().text().set("nowhere");
        model.show(well);
        assertThat(model.emptySentence().get()).isEqualTo("No server matches the filter.");
    }

    @Test
    void makesNoNewRowsForAgesMoreThanOnceASecond() {
        model.show(well);
        List<ServerRow> first = rows();
        ConsoleSnapshot soon =
                TestingServers.with(well, well.fleet().servers(), well.at().plusMillis(300));
        model.show(soon);
        assertThat(rows()).isSameAs(first);

        model.show(TestingServers.with(well, well.fleet().servers(), well.at().plusSeconds(1)));
        assertThat(rows()).isNotSameAs(first);
    }

    @Test
    void tellsTheChosenServersHistoryAndIdentity() {
        model.show(well);
        model.selected().set(row("e51c6d20b7d84c1fe51c6d20b7d84c1f"));

        ServerDetail detail = model.detail().get().orElseThrow();
        assertThat(detail.clientsNote()).isEqualTo("2,031 now · 11 new/s · 98 rooms");
        assertThat(detail.clients().times()).hasSizeGreaterThan(200);
        assertThat(detail.lagNote()).isEqualTo("41 ms now · usual 41 ms");
        assertThat(detail.identity())
                .anySatisfy(fact -> assertThat(fact.value()).isEqualTo("2.8.0"));
    }

    @Test
    void saysThatItIsConnectingBeforeTheFirstServer() {
        model.show(TestingSnapshots.starting());

        assertThat(rows()).isEmpty();
        assertThat(model.emptySentence().get()).isEqualTo("Connecting to the fleet\u2026");
    }

    @Test
    void leavesAServerWithoutExtrasBlankRatherThanZero() {
        ServerEntry node = well.fleet().servers().getFirst();
        ServerEntry bare =
                new ServerEntry(
                        node.serverId(),
                        node.hostname(),
                        node.pid(),
                        node.uptime(),
                        node.counts(),
                        node.rates(),
                        node.liveness(),
                        null);
        model.show(TestingServers.with(well, List.of(bare), well.at()));
        ServerRow row = rows().getFirst();

        assertThat(ServerColumns.all().stream().map(column -> column.text().apply(row)))
                .filteredOn("\u2013"::equals)
                .hasSize(3);
    }

    private List<ServerRow> rows() {
        RowFilter.Shown<ServerRow> shown = model.filter().shown().get();
        return shown.rows();
    }

    private ServerRow row(String serverId) {
        return rows().stream()
                .filter(row -> row.serverId().equals(serverId))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Condition> conditions() {
        return rows().stream().collect(Collectors.toMap(ServerRow::serverId, ServerRow::condition));
    }
}
