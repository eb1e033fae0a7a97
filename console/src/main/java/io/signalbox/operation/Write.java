package io.signalbox.operation;

import io.signalbox.cloud.WeightedGroup;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import java.util.List;

/// One change. One of AWS carries the value that it expects to find, and is refused, never forced,
/// when that no longer holds.
public sealed interface Write extends StepWork {

    /// At AWS.
    sealed interface OfAws extends Write {}

    /// In the fleet.
    sealed interface OfFleet extends Write {}

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
}
