package io.signalbox.cloud;

/// Whether a client that has been sent to one target group comes back to it.
public record GroupStickiness(boolean enabled, int seconds) {}
