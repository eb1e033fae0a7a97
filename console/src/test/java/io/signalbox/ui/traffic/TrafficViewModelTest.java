package io.signalbox.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.environment.Colour;
import io.signalbox.operation.Intent;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficViewModelTest {
    private final TestingActions actions = new TestingActions();
    private final TrafficViewModel model = new TrafficViewModel(actions);

    @Test
    void showsBothSides() {
        model.show(TestingSnapshots.shifting());

        ColourSide green = model.side(Colour.GREEN).get();
        assertThat(green.release()).isEqualTo("channels:42 · 2.8.0");
        assertThat(green.sockets()).isEqualTo("6,108");
        assertThat(green.lines())
                .contains(new ColourSide.Line("Healthy targets", "3 of 3", Tone.NORMAL));
        assertThat(model.split.get()).contains(new TrafficSplit(50, 50));
        assertThat(model.stickiness.get()).isEqualTo("sticky 1 h (group)");
    }

    @Test
    void asksForWhatTheButtonsSay() {
        actions.rollBackTo(new TrafficSplit(100, 0));
        model.show(TestingSnapshots.armed());

        model.shift(50);
        model.switchOver();
        model.rollBack();

        assertThat(model.switchText.get()).isEqualTo("Switch to green…");
        assertThat(model.rollBackText.get()).isEqualTo("Roll back to 100 | 0");
        assertThat(actions.requested())
                .containsExactly(
                        new Intent.ShiftTraffic(50),
                        new Intent.SwitchTraffic(Colour.GREEN),
                        new Intent.RollBackTraffic());
    }

    @Test
    void saysWhyNothingCanBeMoved() {
        actions.answer(Availability.impossible("Read-only"));
        model.show(TestingSnapshots.calm());
        assertThat(model.mayMove.get().reason()).isEqualTo("Read-only");

        actions.answer(Availability.POSSIBLE);
        model.show(TestingSnapshots.armed());
        assertThat(model.mayMove.get().possible()).isTrue();
        assertThat(model.mayRollBack.get().reason()).startsWith("Nothing to go back to");
    }

    @Test
    void saysWhereOpenSocketsAreWhileTheyFollow() {
        model.show(TestingSnapshots.armed());

        assertThat(model.weights.get().live()).isEqualTo("90 | 10");
        assertThat(model.weights.get().asked()).isEqualTo("90 | 10");
        assertThat(model.weights.get().remark())
                .isEqualTo("open sockets at 51 | 49 follow as clients reconnect");
    }

    @Test
    void warnsWhenSomebodyElseMovedTheWeights() {
        ConsoleSnapshot calm = TestingSnapshots.calm();
        model.show(
                TestingSnapshots.snapshot(
                        calm.environment(),
                        calm.fleet(),
                        calm.cloud(),
                        Arming.READ_ONLY,
                        List.of(TestingSnapshots.done(50, calm.at().minusSeconds(60)))));

        assertThat(model.weights.get().asked()).isEqualTo("50 | 50");
        assertThat(model.weights.get().live()).isEqualTo("100 | 0");
        assertThat(model.weights.get().tone()).isEqualTo(Tone.WARN);
    }

    @Test
    void hasASentenceInPlaceOfThePoints() {
        model.show(TestingSnapshots.withoutAws());

        assertThat(model.split.get()).isEmpty();
        assertThat(model.splitMissing.get()).isEqualTo("This environment has no AWS part");
        assertThat(model.mayMove.get().possible()).isFalse();
    }
}
