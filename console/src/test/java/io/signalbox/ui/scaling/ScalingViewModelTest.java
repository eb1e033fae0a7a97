package io.signalbox.ui.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.TaskCounts;
import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import org.junit.jupiter.api.Test;

class ScalingViewModelTest {

    private final ConsoleSnapshot now = TestingSnapshots.shifting();
    private final TestingActions actions = new TestingActions();
    private final ScalingViewModel model = new ScalingViewModel(actions);

    @Test
    void beginsWithTheFirstService() {
        model.show(now);

        assertThat(model.services().get())
                .containsExactly("channels-blue", "channels-green", "tickers");
        assertThat(model.chosen().get()).isEqualTo("channels-blue");
        ServiceFacts facts = model.facts().get().orElseThrow();
        assertThat(facts.sockets()).isEqualTo(2_121 + 2_098 + 2_091);
        assertThat(facts.socketsPerTask()).isEqualTo(6_310 / 3.0);
        assertThat(facts.healthyTargets()).isEqualTo(3);
        assertThat(model.readAge().get()).isEqualTo("ECS read 1.2 s ago");
    }

    @Test
    void asksForOneMoreAndOneLessOfTheChosenService() {
        model.show(now);
        model.chosen().set("channels-green");
        model.tasks().oneMore();
        model.tasks().oneLess();

        assertThat(actions.requested())
                .containsExactly(
                        new Intent.ScaleService("channels-green", 4),
                        new Intent.ScaleService("channels-green", 2));
    }

    @Test
    void asksForTheCountThatWasTypedAndForNothingWrong() {
        model.show(now);
        model.tasks().text().set("5");
        model.tasks().setTyped();
        for (String wrong : new String[] {"", "3", "-1", "many", "5001", "1e9"}) {
            model.tasks().text().set(wrong);
            model.tasks().setTyped();
            assertThat(model.tasks().set().get().possible()).as(wrong).isFalse();
            assertThat(model.tasks().set().get().reason()).as(wrong).isNotBlank();
        }

        assertThat(actions.requested())
                .containsExactly(new Intent.ScaleService("channels-blue", 5));
    }

    @Test
    void saysWhatIsWrongBesideTheFieldUntilItIsRight() {
        model.show(now);
        model.tasks().text().set("-1");
        assertThat(model.tasks().problem().get()).startsWith("There can be no \u22121 tasks");

        model.tasks().text().set("4");
        assertThat(model.tasks().problem().get()).isEmpty();
    }

    @Test
    void forgetsWhatWasTypedForAnotherService() {
        model.show(now);
        model.tasks().text().set("9");
        model.chosen().set("tickers");

        assertThat(model.tasks().text().get()).isEmpty();
        assertThat(model.tasks().desired().get()).isEqualTo("2");
    }

    @Test
    void takesNoTaskAwayWhereNoneIsWanted() {
        model.show(TestingScaling.at(now, now.at(), new TaskCounts(0, 0, 0)));
        model.tasks().oneLess();

        assertThat(model.tasks().less().get())
                .isEqualTo(
                        Availability.impossible(
                                "No fewer than 0 tasks: nothing is left to take away"));
        assertThat(actions.requested()).isEmpty();
        assertThat(model.facts().get().orElseThrow().socketsPerTask()).isZero();
    }

    @Test
    void keepsTheGroupWithinItsLimits() {
        model.show(now);
        model.groupCount().text().set("5");
        assertThat(model.groupCount().problem().get())
                .isEqualTo(
                        "5 is more than 4, the maximum of channels-group:"
                                + " type a whole number from 2 to 4.");
        model.groupCount().oneMore();

        assertThat(actions.requested()).containsExactly(new Intent.ScaleGroup("channels-group", 4));
    }

    @Test
    void saysWhyNothingCanBeAskedFor() {
        actions.answer(Availability.impossible("The console is read-only"));
        model.show(now);
        model.tasks().oneMore();

        assertThat(model.tasks().more().get().reason()).isEqualTo("The console is read-only");
        assertThat(actions.requested()).isEmpty();
    }

    @Test
    void gathersAHistoryWhileItIsNotVisible() {
        for (int second = 60; second > 0; second -= 10) {
            model.observe(
                    TestingScaling.at(now, now.at().minusSeconds(second), new TaskCounts(2, 2, 0)));
        }
        model.show(now);

        assertThat(model.samples().get()).hasSize(7);
        assertThat(TaskChart.of(model.samples().get()).series())
                .extracting(series -> series.name())
                .containsExactly("sockets per task (scaled)", "desired", "running");
    }

    @Test
    void listsWhatHappenedNewestFirstWithoutTheServicesName() {
        model.show(now);
        model.chosen().set("tickers");

        assertThat(model.activity().get())
                .first()
                .satisfies(
                        row -> {
                            assertThat(row.text()).startsWith("was unable to place a task");
                            assertThat(row.tone()).hasToString("WARN");
                        });
    }

    @Test
    void showsTheStateOfEachInstance() {
        model.show(now);

        assertThat(model.instances().get())
                .extracting(InstanceRow::state)
                .containsExactly("active", "active", "draining");
    }

    @Test
    void saysWhatIsMissingWithoutAws() {
        model.show(TestingSnapshots.withoutAws());

        assertThat(model.facts().get()).isEmpty();
        assertThat(model.notice().get().text()).startsWith("This environment has no AWS part");
        assertThat(model.tasks().more().get().possible()).isFalse();
    }

    @Test
    void keepsShowingTheLastReadingWhenAwsDenies() {
        model.show(TestingSnapshots.broken());

        assertThat(model.facts().get()).isPresent();
        assertThat(model.notice().get().text()).contains("ecs:DescribeServices");
    }
}
