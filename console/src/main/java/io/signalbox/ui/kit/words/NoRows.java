package io.signalbox.ui.kit.words;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;

/// Why a list of the fleet is empty, and what to do about it.
public final class NoRows {
    private NoRows() {}

    /// For what every mode of the fleet reports: servers.
    ///
    /// @param what in the plural, `servers`
    public static String of(FleetSnapshot fleet, String what) {
        return switch (fleet.feed()) {
            case FeedStatus.Connecting _ -> "Connecting to the fleet\u2026";
            case FeedStatus.Live _ -> "No " + what + " yet.";
            case FeedStatus.Reconnecting again ->
                    "Not connected: " + sentence(again.reason()) + " " + sentence(again.whatToDo());
            case FeedStatus.Stale _ ->
                    "Connected, but the fleet has sent no statistics for ten seconds.";
            case FeedStatus.Refused(_, String sentence, String whatToDo, _) ->
                    sentence + " " + whatToDo;
            case FeedStatus.Stopped _ -> "The feed is stopped.";
        };
    }

    /// For what only a fleet in development mode reports one by one: sockets, rooms.
    public static String inDevelopmentMode(FleetSnapshot fleet, String what) {
        return production(fleet)
                ? ("This fleet's admin instrumentation runs in production mode: servers report"
                                + " totals, not single %1$s. To list %1$s here, start the servers"
                                + " with ADMIN_MODE=development, or with mode: \"development\" in"
                                + " @socket.io/admin-ui.")
                        .formatted(what)
                : of(fleet, what);
    }

    /// The fleet is heard of and has said that it reports no sockets.
    public static boolean production(FleetSnapshot fleet) {
        boolean heard =
                switch (fleet.feed()) {
                    case FeedStatus.Live _, FeedStatus.Stale _ -> true;
                    case FeedStatus.Connecting _,
                            FeedStatus.Reconnecting _,
                            FeedStatus.Refused _,
                            FeedStatus.Stopped _ ->
                            false;
                };
        return heard && !fleet.developmentMode() && !fleet.supportedFeatures().isEmpty();
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
