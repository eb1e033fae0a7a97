package io.signalbox.engineio;

import java.time.Duration;

/// How the sessions of a process are spread over event loops, and when a loop counts as stuck.
///
/// @param count number of event loops, 0 for one per processor
/// @param assignment which loop a new connection goes to
/// @param stuckAfter how long a loop may do one thing before it is given up: its connections are
///     closed and another thread takes its place. Zero never gives a loop up
/// @param maxReplacements how many threads may be given up in the life of the process; a stuck thread
///     cannot be ended in Java and keeps its memory. When they are used up the engine is no longer live
public record LoopOptions(
        int count, Assignment assignment, Duration stuckAfter, int maxReplacements) {

    /// One loop per processor, least connections, given up after 10 s, 8 times at most.
    public static final LoopOptions DEFAULT =
            new LoopOptions(0, Assignment.LEAST_CONNECTION, Duration.ofSeconds(10), 8);

    /// Which loop a new connection goes to. Names as in `@socket.io/sticky`.
    public enum Assignment {
        /// The one with the fewest connections.
        LEAST_CONNECTION,
        /// In turn.
        ROUND_ROBIN,
        /// Any.
        RANDOM
    }

    /// @throws IllegalArgumentException for a negative value
    public LoopOptions {
        if (count < 0 || maxReplacements < 0 || stuckAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "loops, replacements and the time until a loop is stuck must not be negative");
        }
    }

    /// A copy with another number of event loops.
    public LoopOptions withCount(int value) {
        return new LoopOptions(value, assignment, stuckAfter, maxReplacements);
    }

    /// A copy with another way to choose.
    public LoopOptions withAssignment(Assignment value) {
        return new LoopOptions(count, value, stuckAfter, maxReplacements);
    }

    /// A copy with another patience.
    public LoopOptions withStuckAfter(Duration value) {
        return new LoopOptions(count, assignment, value, maxReplacements);
    }

    /// A copy with another number of threads that may be given up.
    public LoopOptions withMaxReplacements(int value) {
        return new LoopOptions(count, assignment, stuckAfter, value);
    }
}
