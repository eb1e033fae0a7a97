package io.signalbox.fleet.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How fast a feed does things.
///
/// @param publishEvery snapshots come at most this often
/// @param staleAfter silence of the whole fleet after which its picture is called stale
/// @param firstRetry back-off doubles from here …
/// @param lastRetry … up to here
/// @param slowRetry after a refusal that somebody may mend
/// @param loginWithin a connection without a yes or no to the login is given up after this time
/// @param answerWithin a question is given up after this time
record FeedTimings(
        Duration publishEvery,
        Duration staleAfter,
        Duration firstRetry,
        Duration lastRetry,
        Duration slowRetry,
        Duration loginWithin,
        Duration answerWithin) {

    static final FeedTimings USUAL =
            new FeedTimings(
                    Duration.ofMillis(250),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(6));

    /// Half to one and a half of the doubled time, so that many consoles do not come back at once.
    Duration retryDelay(int attempt, RandomGenerator random) {
        long doubled = firstRetry.toMillis() << Math.min(attempt - 1, 16);
        return jittered(Math.min(doubled, lastRetry.toMillis()), random);
    }

    Duration slowRetryDelay(RandomGenerator random) {
        return jittered(slowRetry.toMillis(), random);
    }

    private static Duration jittered(long millis, RandomGenerator random) {
        return Duration.ofMillis(Math.round(millis * (0.5 + random.nextDouble())));
    }
}
