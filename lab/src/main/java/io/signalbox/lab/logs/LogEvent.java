package io.signalbox.lab.logs;

import java.time.Instant;

/// One line.
///
/// @param number counts all lines of the lab, so that every line has its place among those of the same millisecond
public record LogEvent(long number, Instant at, Instant ingested, String message) {

    /// As CloudWatch Logs writes ids: digits, in the order of the lines.
    String id() {
        return "%056d".formatted(number);
    }
}
