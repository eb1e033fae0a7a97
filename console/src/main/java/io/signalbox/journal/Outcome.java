package io.signalbox.journal;

import java.time.Instant;

/// How an operation ended.
public sealed interface Outcome {

    record Running() implements Outcome {}

    record Succeeded(Instant at) implements Outcome {}

    record Failed(Instant at, String sentence) implements Outcome {}

    record Cancelled(Instant at) implements Outcome {}

    /// Begun by a console that ended before the operation did. What AWS did is not known; look.
    record Unfinished() implements Outcome {}
}
