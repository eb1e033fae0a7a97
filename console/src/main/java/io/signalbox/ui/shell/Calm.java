package io.signalbox.ui.shell;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;

/// Whether the feed leaves time for what can wait. To connect, to get the first numbers and to read all sockets need the
/// machine more.
final class Calm {
    private Calm() {}

    static boolean of(FleetSnapshot fleet) {
        return switch (fleet.feed()) {
            case FeedStatus.Connecting _ -> false;
            case FeedStatus.Live _ -> !fleet.servers().isEmpty() && !fleet.listing().reading();
            case FeedStatus.Reconnecting _,
                    FeedStatus.Stale _,
                    FeedStatus.Refused _,
                    FeedStatus.Stopped _ ->
                    true;
        };
    }
}
