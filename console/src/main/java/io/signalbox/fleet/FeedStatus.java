package io.signalbox.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the feed is doing. A feed never stops without one of these saying so.
public sealed interface FeedStatus {

    record Connecting(Instant since) implements FeedStatus {}

    record Live(Instant since) implements FeedStatus {}

    /// @param attempt 1 for the first try after the loss
    /// @param reason one sentence: why the connection was lost or could not be made
    /// @param whatToDo if it stays so
    record Reconnecting(int attempt, Instant retryAt, String reason, String whatToDo)
            implements FeedStatus {}

    /// Connected, but no statistics for ten seconds: what is on screen is that old.
    record Stale(Instant since) implements FeedStatus {}

    /// The fleet said no (wrong password, no admin namespace …).
    ///
    /// @param at when it did; tells one refusal from the next with the same words
    /// @param retryAt null when trying again by itself makes no sense, or would lock somebody out
    record Refused(Instant at, String sentence, String whatToDo, @Nullable Instant retryAt)
            implements FeedStatus {

        /// Not tried again.
        public Refused(Instant at, String sentence, String whatToDo) {
            this(at, sentence, whatToDo, null);
        }
    }

    record Stopped() implements FeedStatus {}
}
