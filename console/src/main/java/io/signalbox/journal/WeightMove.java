package io.signalbox.journal;

/// The machine-readable part of a traffic operation: what a roll back goes back to.
public record WeightMove(String ruleArn, Side blue, Side green) {

    /// One target group's weight before the first write and when all is done.
    public record Side(String targetGroupArn, int before, int after) {}
}
