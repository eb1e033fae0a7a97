package io.signalbox.lab.ecs.cluster;

import java.time.Instant;

/// One line of a service's history.
public record ServiceEvent(String id, Instant at, String message) {}
