package io.signalbox.cloud;

import java.time.Instant;

/// One line of an ECS service's own log.
public record ServiceEvent(Instant at, String text) {}
