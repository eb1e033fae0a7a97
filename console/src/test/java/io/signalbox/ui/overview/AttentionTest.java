package io.signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.operation.OperationEvent;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private final Attention attention = new Attention();

    @Test
    void saysSinceWhenATaskIsPendingAndWhy() {
        ConsoleSnapshot first = TestingSnapshots.calm();
        attention.of(first);

        List<Attention.Item> items = attention.of(later(first, 130));

        assertThat(items)
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.tone()).isEqualTo(Tone.WARN);
                            assertThat(item.title()).isEqualTo("tickers: 1 task pending for 2:10");
                            assertThat(item.detail()).startsWith("Was unable to place a task");
                        });
    }

    @Test
    void putsTheWorstFirst() {
        assertThat(attention.of(TestingSnapshots.broken()))
                .extracting(Attention.Item::title)
                .containsExactly(
                        "AWS denied ecs:DescribeServices",
                        "Feed reconnecting in 4 s",
                        "tickers: 1 task pending");
    }

    @Test
    void namesAnOperationThatFailedLately() {
        var plan = TestingSnapshots.shift(50);
        Instant at = TestingSnapshots.NOW.minusSeconds(60);
        var failed =
                OperationProgress.of(
                                List.of(
                                        new OperationEvent.Started("op", at, plan),
                                        new OperationEvent.Failed(
                                                "op", at, "AWS is slow.", "Try again.", null)))
                        .orElseThrow();
        ConsoleSnapshot calm = TestingSnapshots.calm();
        ConsoleSnapshot snapshot =
                TestingSnapshots.snapshot(
                        calm.environment(),
                        calm.fleet(),
                        calm.cloud(),
                        Arming.READ_ONLY,
                        List.of(failed));

        assertThat(attention.of(snapshot).getFirst().title())
                .startsWith("Shift 50 % to green failed at ");
    }

    @Test
    void isSilentWhenNothingIsKnownYet() {
        assertThat(attention.of(TestingSnapshots.starting())).isEmpty();
    }

    private static ConsoleSnapshot later(ConsoleSnapshot snapshot, int seconds) {
        return new ConsoleSnapshot(
                snapshot.at().plusSeconds(seconds),
                snapshot.environment(),
                snapshot.fleet(),
                snapshot.cloud(),
                snapshot.map(),
                snapshot.arming(),
                snapshot.operations(),
                snapshot.lastError());
    }
}
