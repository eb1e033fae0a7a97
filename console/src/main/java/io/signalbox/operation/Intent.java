package io.signalbox.operation;

import io.signalbox.environment.Colour;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;

/// What an operator wants, before anything was looked at. Numbers are not checked here: a plan
/// answers an absurd one with a finding that blocks.
public sealed interface Intent {

    /// Ask ECS for `desired` tasks of one service.
    record ScaleService(String service, int desired) implements Intent {}

    /// Ask the Auto Scaling group for `desired` instances.
    record ScaleGroup(String group, int desired) implements Intent {}

    /// Send `greenPercent` of new clients to green, the rest to blue.
    record ShiftTraffic(int greenPercent) implements Intent {}

    /// Send all new clients to one colour.
    record SwitchTraffic(Colour to) implements Intent {}

    /// Do something to sockets through the admin namespace.
    record ChangeFleet(FleetAction action, Targets targets) implements Intent {}

    /// Send the clients of one of Signalbox's servers away at a pace, so that they come back to
    /// others.
    record DrainServer(String serverId, double socketsPerSecond) implements Intent {}

    /// Have ECS stop one task; its service starts another in its place.
    record StopTask(String taskId) implements Intent {}

    /// Make a draining server ready again.
    record CancelDrain(String serverId) implements Intent {}

    /// Go back to the weights from before the first step of the last shift.
    record RollBackTraffic() implements Intent {}
}
