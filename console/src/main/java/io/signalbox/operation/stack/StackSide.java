package io.signalbox.operation.stack;

import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import io.signalbox.operation.Await;
import io.signalbox.operation.Carried;
import io.signalbox.operation.Intent;
import io.signalbox.operation.Plan;
import io.signalbox.operation.PlannedOperation;
import io.signalbox.operation.Side;
import io.signalbox.operation.Sight;
import io.signalbox.operation.Step;
import io.signalbox.operation.StepWork;
import io.signalbox.operation.VerifyPace;
import io.signalbox.operation.Write;
import java.time.Duration;
import java.time.InstantSource;

/// The stacks of an account and Region as something to change. A plan for a stack that stands is a
/// change set, so making one is a call that writes and needs the console armed; it changes nothing of
/// the stack.
public final class StackSide implements Side {

    /// CloudFormation itself gives up on most resources after an hour or two.
    private static final Duration LONGEST = Duration.ofHours(3);

    private final AwsGateways gateways;
    private final DeployPlanner deploys;
    private final RemovalPlanner removals;
    private final StackEffects effects;
    private final VerifyPace pace;

    public StackSide(AwsTarget target, AwsGateways gateways, VerifyPace pace) {
        StackCommands commands = new StackCommands(target);
        ChangeSets changeSets = new ChangeSets(gateways.stacks(), pace);
        InstantSource clock = InstantSource.system();
        this.gateways = gateways;
        this.pace = pace;
        this.deploys = new DeployPlanner(gateways, changeSets, commands, clock);
        this.removals = new RemovalPlanner(gateways.stacks(), commands, clock);
        this.effects = new StackEffects(gateways.stacks(), changeSets);
    }

    @Override
    public boolean takes(Intent intent) {
        return intent instanceof Intent.OfStacks;
    }

    @Override
    public PlannedOperation plan(Intent intent, String id) {
        return switch ((Intent.OfStacks) intent) {
            case Intent.DeployStacks deploy -> deploys.plan(deploy, id);
            case Intent.RemoveStacks remove -> removals.plan(remove, id);
            case Intent.GuardStack guard -> removals.plan(guard, id);
        };
    }

    @Override
    public String who() {
        return gateways.identity().identity().arn();
    }

    @Override
    public Carried carryOut(Write write) {
        return effects.carryOut((Write.OfStacks) write);
    }

    @Override
    public Duration patience(StepWork work) {
        return switch (work) {
            case Write _ -> pace.readBack();
            case Await _ -> LONGEST;
        };
    }

    @Override
    public Sight look(Await await) {
        return effects.look((Await.OfStacks) await);
    }

    @Override
    public String name() {
        return "CloudFormation";
    }

    /// Takes back the change sets of a plan that will not be started.
    public void discard(Plan plan) {
        for (Step step : plan.steps()) {
            if (step.work() instanceof Write.StackDeployed write && !write.content().isEmpty()) {
                gateways.stacks()
                        .discard(write.fleet().stackName(write.stack()), write.changeSet());
            }
        }
    }
}
