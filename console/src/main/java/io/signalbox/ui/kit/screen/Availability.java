package io.signalbox.ui.kit.screen;

/// Whether an action can be taken now and, if not, why.
///
/// @param reason one sentence; empty when possible
public record Availability(boolean possible, String reason) {
    public static final Availability POSSIBLE = new Availability(true, "");

    public static Availability impossible(String reason) {
        return new Availability(false, reason);
    }

    /// The first reason of the two that forbids.
    public Availability and(Availability other) {
        return possible ? other : this;
    }
}
