package io.signalbox.ui.kit.words;

import io.signalbox.cloud.CloudStatus;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.SocketDrift;
import io.signalbox.ui.kit.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How feed and AWS are doing, in the words of the status bar.
///
/// @param text `Feed live`, `AWS throttled`
/// @param detail what stands beside it more quietly: an age, a budget; may be empty
/// @param help a whole sentence with what to do; may be empty
public record StatusWords(Tone tone, String text, String detail, String help) {

    public static StatusWords of(FleetSnapshot fleet, Instant now) {
        return switch (fleet.feed()) {
            case FeedStatus.Connecting(var since) ->
                    quiet("Feed connecting", "for " + Numbers.age(Duration.between(since, now)));
            case FeedStatus.Live _ -> live(fleet, now);
            case FeedStatus.Reconnecting(var attempt, var retryAt, var reason, var whatToDo) ->
                    new StatusWords(
                            Tone.WARN,
                            "Feed reconnecting",
                            retry(retryAt, now),
                            reason + " Attempt " + attempt + ". " + whatToDo);
            case FeedStatus.Stale(var since) ->
                    new StatusWords(
                            Tone.WARN,
                            "Feed stale",
                            "since " + Numbers.clock(since),
                            "Connected, but no statistics arrive; numbers are as of "
                                    + Numbers.clock(since)
                                    + ".");
            case FeedStatus.Refused(_, var sentence, var whatToDo, var retryAt) ->
                    new StatusWords(
                            Tone.CRITICAL,
                            "Feed refused",
                            retryAt == null ? "" : "again " + retry(retryAt, now),
                            sentence + " " + whatToDo);
            case FeedStatus.Stopped _ ->
                    new StatusWords(Tone.WARN, "Feed stopped", "", "The feed was stopped.");
        };
    }

    private static StatusWords live(FleetSnapshot fleet, Instant now) {
        if (fleet.listing().reading()) {
            return quiet(
                    "Feed live",
                    "reading sockets, " + Numbers.grouped(fleet.listing().read()) + " so far");
        }
        SocketDrift drift = fleet.drift();
        if (drift == null) {
            return quiet("Feed live", newest(fleet, now));
        }
        String counts =
                Numbers.grouped(drift.known())
                        + " known, "
                        + Numbers.grouped(drift.reported())
                        + " counted";
        return new StatusWords(
                Tone.WARN,
                "Sockets drift",
                counts,
                "In namespace "
                        + drift.namespace()
                        + " "
                        + counts
                        + " by the servers since "
                        + Numbers.clock(drift.since())
                        + ". All sockets are read again "
                        + retry(drift.nextResync(), now)
                        + (drift.resyncs() == 0
                                ? "."
                                : "; that was done "
                                        + Numbers.count(drift.resyncs(), "time", "times")
                                        + " in vain: some servers may not be instrumented."));
    }

    public static StatusWords of(CloudStatus cloud) {
        return switch (cloud) {
            case CloudStatus.NotConfigured _ -> quiet("No AWS", "not configured");
            case CloudStatus.Reading _ -> quiet("AWS reading", "");
            case CloudStatus.Ok(var calls, var budget) ->
                    quiet("AWS ok", calls + " of " + budget + " calls/min");
            case CloudStatus.Throttled(var since) ->
                    new StatusWords(
                            Tone.WARN,
                            "AWS throttled",
                            "since " + Numbers.clock(since),
                            "AWS asked to slow down; what is shown is older than usual.");
            case CloudStatus.Denied(var action) ->
                    new StatusWords(
                            Tone.CRITICAL,
                            "AWS denied",
                            action,
                            "The role lacks " + action + "; add it to its policy.");
            case CloudStatus.Failed(var sentence, var whatToDo) ->
                    new StatusWords(Tone.CRITICAL, "AWS failed", "", sentence + " " + whatToDo);
        };
    }

    /// When the newest statistics of any server arrived; empty while there are none.
    public static Optional<Instant> newestStats(FleetSnapshot fleet) {
        return fleet.servers().stream().map(ServerEntry::lastSeen).max(Instant::compareTo);
    }

    private static StatusWords quiet(String text, String detail) {
        return new StatusWords(Tone.NORMAL, text, detail, "");
    }

    private static String newest(FleetSnapshot fleet, Instant now) {
        return newestStats(fleet)
                .map(seen -> Numbers.age(Duration.between(seen, now)) + " ago")
                .orElse("no server yet");
    }

    private static String retry(Instant retryAt, Instant now) {
        long seconds = Math.max(0, Duration.between(now, retryAt).toSeconds());
        return seconds == 0 ? "now" : "in " + seconds + " s";
    }
}
