package io.signalbox.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FleetBucket;
import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.TailEvent;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.TestingTail;
import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsViewModelTest {
    private final ConsoleSnapshot base = TestingSnapshots.armed();
    private final EventsViewModel model = new EventsViewModel(Runnable::run, Runnable::run);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type:sent              | 100",
                "type:joined room:      | 100",
                "name:=chat             | 50",
                "type:connected         | 100",
                "-type:sent             | 500",
                "data.n:=301            | 1",
                "data.0.n:301           | 1",
                "data.1:hello           | 200",
                "data.user:anna type:sent | 100",
                "data.nobody:           | 0",
                "hello                  | 200",
                "socket:=sKlfls         | 5",
                "socket:=sKlfls -type:left | 5",
                "namespace:/chat        | 0",
            })
    void findsEventsByWhatIsKnownOfThem(String filter, int found) {
        show(TestingTail.events(1, 600));
        model.filter().text().set(filter);

        assertThat(model.filter().problem().get()).isEmpty();
        assertThat(model.filter().shown().get().rows()).hasSize(found);
    }

    @Test
    void findsTheEventsOfWhoeverIsInARoomNowAndWhoCameAndWent() {
        show(TestingTail.events(1, 600));
        model.filter().text().set("room:=channel-3");

        assertThat(model.filter().shown().get().rows())
                .isNotEmpty()
                .allMatch(
                        row ->
                                row.name().equals("channel-3")
                                        || base.fleet().sockets().stream()
                                                .filter(s -> s.id().equals(row.socket()))
                                                .anyMatch(s -> s.rooms().contains("channel-3")))
                .anyMatch(row -> row.type().equals("sent"))
                .anyMatch(row -> row.type().equals("joined") || row.type().equals("left"));
    }

    @Test
    void saysWhereEventsAreMissing() {
        List<TailEvent> tail = new ArrayList<>(TestingTail.events(1, 3));
        tail.addAll(TestingTail.events(217, 218));
        show(tail);

        assertThat(model.filter().shown().get().rows().stream().map(EventRow::key))
                .containsExactly(1L, 2L, 3L, -217L, 217L, 218L);
        assertThat(model.filter().shown().get().rows().get(3).missed()).isEqualTo(213);
        assertThat(model.lost().get()).isEqualTo("213 events came faster than they can be kept");
    }

    @Test
    void countsWhatWaitsWhilePaused() {
        show(TestingTail.events(1, 10));
        model.paused().set(true);
        assertThat(model.pauseText().get()).isEqualTo("Resume");

        show(TestingTail.events(1, 1_510));
        assertThat(model.filter().shown().get().rows()).hasSize(10);
        assertThat(model.pauseText().get()).isEqualTo("Resume, 1,500 wait");

        model.filter().text().set("type:sent");
        assertThat(model.filter().shown().get().rows()).as("what is kept").hasSize(2);

        model.paused().set(false);
        model.filter().text().set("");
        assertThat(model.filter().shown().get().rows()).hasSize(1_510);
        assertThat(model.pauseText().get()).isEqualTo("Pause");
    }

    @Test
    void clearsAndGoesOn() {
        show(TestingTail.events(1, 10));
        model.clear();
        assertThat(model.filter().shown().get().rows()).isEmpty();
        assertThat(model.emptySentence().get()).isEqualTo("Cleared. New events appear here.");
        assertThat(model.clearable().get().possible()).isFalse();

        show(TestingTail.events(1, 12));
        assertThat(model.filter().shown().get().rows().stream().map(EventRow::number))
                .containsExactly(11L, 12L);
    }

    @Test
    void drawsRatesInProductionMode() {
        FleetSnapshot was = base.fleet();
        List<FleetBucket> history =
                List.of(
                        new FleetBucket(was.at().minusSeconds(40), 10, 20, 300, 4_000, 50_000, 1),
                        new FleetBucket(was.at().minusSeconds(30), 10, 20, 500, 4_000, 50_000, 1),
                        new FleetBucket(was.at().minusSeconds(5), 1, 1, 1, 1, 1, 1));
        model.show(snapshot(history));

        assertThat(model.production().get()).isTrue();
        ChartContent packets = model.rates().packets().get();
        assertThat(packets.times()).as("not those that still grow").hasSize(2);
        assertThat(packets.series().getFirst().values()).containsExactly(30.0, 50.0);
        assertThat(model.rates().connections().get().series().getLast().values())
                .containsExactly(2.0, 2.0);

        model.show(snapshot(List.of()));
        assertThat(model.rates().packets().get().times()).as("sampled").hasSize(300);
    }

    private ConsoleSnapshot snapshot(List<FleetBucket> history) {
        FleetSnapshot was = base.fleet();
        var fleet =
                new FleetSnapshot(
                        was.at(),
                        was.feed(),
                        was.servers(),
                        List.of(),
                        List.of(),
                        was.totals(),
                        was.samples(),
                        FleetFeatures.of(Set.of("AGGREGATED_EVENTS")),
                        List.of(),
                        was.listing(),
                        history,
                        null);
        return TestingSnapshots.snapshot(
                base.environment(), fleet, base.cloud(), base.arming(), base.operations());
    }

    private void show(List<TailEvent> tail) {
        model.show(TestingTail.with(base, tail));
    }
}
