package io.signalbox.ui.environments;

/// What the editor can try out for what is typed.
public record Probes(ConnectionTest connection, FleetSearch fleets) {}
