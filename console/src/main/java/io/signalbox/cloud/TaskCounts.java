package io.signalbox.cloud;

/// A service's tasks: asked for, running, and on the way.
public record TaskCounts(int desired, int running, int pending) {}
