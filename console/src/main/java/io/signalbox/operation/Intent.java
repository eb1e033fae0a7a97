package io.signalbox.operation;

import io.signalbox.environment.Colour;

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

    /// Go back to the weights from before the first step of the last shift.
    record RollBackTraffic() implements Intent {}
}
