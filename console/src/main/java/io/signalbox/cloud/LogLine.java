package io.signalbox.cloud;

import java.time.Instant;

/// One line of a task's output.
public record LogLine(Instant at, String text) {}
