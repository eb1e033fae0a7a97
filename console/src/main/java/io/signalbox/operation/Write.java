package io.signalbox.operation;

import io.signalbox.cloud.WeightedGroup;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetStack;
import java.util.List;

/// One change. One of AWS carries the value that it expects to find, and is refused, never forced,
/// when that no longer holds.
public sealed interface Write extends StepWork {

    /// At AWS.
    sealed interface OfAws extends Write {}

    /// In the fleet.
    sealed interface OfFleet extends Write {}

    /// At CloudFormation.
    sealed interface OfStacks extends Write {}

    record ServiceDesired(String service, int expected, int wanted) implements OfAws {}

    record GroupDesired(String group, int expected, int wanted) implements OfAws {}

    record RuleWeights(String ruleArn, List<WeightedGroup> expected, List<WeightedGroup> wanted)
            implements OfAws {
        public RuleWeights {
            expected = List.copyOf(expected);
            wanted = List.copyOf(wanted);
        }
    }

    record TaskStopped(String taskId) implements OfAws {}

    record Sockets(FleetAction action, Targets targets) implements OfFleet {}

    record DrainBegun(String serverId, double socketsPerSecond) implements OfFleet {}

    record DrainEnded(String serverId) implements OfFleet {}

    /// One stack made or updated by a change set.
    ///
    /// @param changeSet its name
    /// @param content what the change set holds, so that another one is not taken for it; empty where
    ///     it can only be made when this step comes
    /// @param routes whether it touches a listener or a rule, so that no shift may run beside it
    record StackDeployed(
            Fleet fleet, FleetStack stack, String changeSet, String content, boolean routes)
            implements OfStacks {}

    /// @param routes whether it holds the rule, so that no shift may run beside it
    record StackDeleted(String stack, boolean routes) implements OfStacks {}

    record StackGuarded(String stack, boolean on) implements OfStacks {}
}
