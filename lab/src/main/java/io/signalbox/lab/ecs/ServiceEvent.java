package io.signalbox.lab.ecs;

import java.time.Instant;

/// One line of a service's history.
record ServiceEvent(String id, Instant at, String message) {}
