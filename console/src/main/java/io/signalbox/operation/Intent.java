package io.signalbox.operation;

import io.signalbox.environment.Colour;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.templates.Fleet;
import java.util.List;
import java.util.Set;

/// What an operator wants, before anything was looked at. Numbers are not checked here: a plan
/// answers an absurd one with a finding that blocks.
public sealed interface Intent {

    /// What is asked of AWS.
    sealed interface OfAws extends Intent {}

    /// What is asked of the fleet through its admin namespace.
    sealed interface OfFleet extends Intent {}

    /// What is asked of CloudFormation.
    sealed interface OfStacks extends Intent {}

    /// Ask ECS for `desired` tasks of one service.
    record ScaleService(String service, int desired) implements OfAws {}

    /// Ask the Auto Scaling group for `desired` instances.
    record ScaleGroup(String group, int desired) implements OfAws {}

    /// Send `greenPercent` of new clients to green, the rest to blue.
    record ShiftTraffic(int greenPercent) implements OfAws {}

    /// Send all new clients to one colour.
    record SwitchTraffic(Colour to) implements OfAws {}

    /// Go back to the weights from before the first step of the last shift.
    record RollBackTraffic() implements OfAws {}

    /// Have ECS stop one task; its service starts another in its place.
    record StopTask(String taskId) implements OfAws {}

    /// Do something to sockets.
    record ChangeFleet(FleetAction action, Targets targets) implements OfFleet {}

    /// Send the clients of one of Signalbox's servers away at a pace, so that they come back to
    /// others.
    record DrainServer(String serverId, double socketsPerSecond) implements OfFleet {}

    /// Make a draining server ready again.
    record CancelDrain(String serverId) implements OfFleet {}

    /// Bring stacks to what a fleet file says: make those that are not there, update the others.
    ///
    /// @param only names within the fleet; empty: all of the file
    record DeployStacks(Fleet fleet, Set<String> only) implements OfStacks {
        public DeployStacks {
            only = Set.copyOf(only);
        }
    }

    /// Delete stacks, the last of the list first.
    ///
    /// @param what is to be removed, in words; typed by the operator to confirm
    /// @param stacks names as CloudFormation knows them, in the order in which they were made
    record RemoveStacks(String what, List<String> stacks) implements OfStacks {
        public RemoveStacks {
            stacks = List.copyOf(stacks);
        }
    }

    /// Switch a stack's termination protection.
    record GuardStack(String stack, boolean on) implements OfStacks {}
}
