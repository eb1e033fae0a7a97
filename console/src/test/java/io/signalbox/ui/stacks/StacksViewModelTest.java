package io.signalbox.ui.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.Availability;
import java.util.List;
import org.junit.jupiter.api.Test;

class StacksViewModelTest {

    private final TestingStackReader reader = new TestingStackReader();
    private final TestingActions actions = new TestingActions();
    private final StacksViewModel model =
            new StacksViewModel(reader, actions, Runnable::run, Runnable::run);

    private StackRow row(String name) {
        return model.filter().shown().get().rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String name) {
        model.selected().set(row(name));
        model.show(TestingSnapshots.armed());
    }

    @Test
    void listsTheStacksAndSaysWhichHaveANewerTemplate() {
        model.show(TestingSnapshots.armed());

        assertThat(model.filter().shown().get().rows())
                .extracting(StackRow::name)
                .contains("channels-network", "billing");
        assertThat(model.filter().shown().get().rows())
                .filteredOn(StackRow::outdated)
                .extracting(StackRow::name)
                .containsExactly("channels-ingress");
        assertThat(model.remark().getValue()).isEqualTo("5 stacks, 1 moving");
    }

    @Test
    void readsTheChosenStackAndItsNewEventsOnly() {
        model.show(TestingSnapshots.armed());
        choose("channels-traffic");
        reader.events(3);
        model.checkDrift();
        model.show(TestingSnapshots.armed());

        assertThat(reader.asked())
                .contains(
                        "events arn/channels-traffic after null",
                        "events arn/channels-traffic after 2");
        assertThat(model.detail().get().orElseThrow().events())
                .extracting(e -> e.id())
                .containsExactly("3", "2", "1");
    }

    @Test
    void detectsDriftAndTellsWhatNobodyMovedOnPurpose() {
        model.show(TestingSnapshots.armed());
        choose("channels-traffic");
        reader.detecting("DETECTION_IN_PROGRESS");

        model.checkDrift();
        assertThat(model.checkable().getValue().possible()).isFalse();
        model.show(TestingSnapshots.armed());
        assertThat(model.detail().get().orElseThrow().checking()).isTrue();

        reader.detecting("DETECTION_COMPLETE");
        choose("channels-network");
        choose("channels-traffic");

        StackDetail shown = model.detail().get().orElseThrow();
        assertThat(shown.checking()).isFalse();
        assertThat(shown.drifts()).hasSize(2).allMatch(drift -> drift.matters());
        assertThat(shown.drifts().getFirst().unexpected())
                .extracting(d -> d.path())
                .containsExactly("/Priority");
    }

    @Test
    void aRowSaysDriftedOnlyWhereSomethingMovedThatNobodyMovesOnPurpose() {
        model.show(TestingSnapshots.armed());
        assertThat(row("channels-traffic").drift()).isEqualTo("drifted");
        assertThat(row("channels-traffic").driftTone()).isEqualTo(Tone.WARN);
        assertThat(row("channels-network").drift()).isEqualTo("in sync");

        reader.shiftedOnly();
        choose("channels-network");

        assertThat(row("channels-traffic").drift()).isEqualTo("as operated");
        assertThat(row("channels-traffic").driftTone()).isEqualTo(Tone.NORMAL);
    }

    @Test
    void aFailureIsToldAndTheNextRoundComes() {
        reader.fail(new IllegalStateException("AWS denied cloudformation:DescribeStacks."));
        model.show(TestingSnapshots.armed());

        assertThat(model.trouble().get()).isEqualTo("AWS denied cloudformation:DescribeStacks.");
        assertThat(model.emptySentence().get()).contains("denied");
    }

    @Test
    void aFleetFileBecomesAPlanAndAWrongOneASentence() {
        actions.choose("shop.yaml", "fleet: shop\nstacks: [{template: network}]");
        model.deployFile();
        actions.choose("bad.yaml", "fleet: shop");
        model.deployFile();

        assertThat(actions.requested())
                .singleElement()
                .isInstanceOfSatisfying(
                        Intent.DeployStacks.class,
                        deploy -> assertThat(deploy.fleet().name()).isEqualTo("shop"));
        assertThat(model.trouble().get()).startsWith("bad.yaml:1: the file lacks 'stacks'");
    }

    @Test
    void whatCanBeDoneSaysWhyNot() {
        assertThat(model.changeable().getValue())
                .isEqualTo(Availability.impossible("Choose a stack"));
        model.show(TestingSnapshots.armed());
        choose("billing");
        assertThat(model.updatable().getValue().reason())
                .isEqualTo("Not deployed from one of these templates");
        assertThat(model.changeable().getValue().possible()).isTrue();

        choose("channels-network");
        assertThat(model.updatable().getValue().possible()).isTrue();
        model.guard();
        model.delete();
        assertThat(actions.requested())
                .containsExactly(
                        new Intent.GuardStack("channels-network", false),
                        new Intent.RemoveStacks("channels-network", List.of("channels-network")));
    }
}
