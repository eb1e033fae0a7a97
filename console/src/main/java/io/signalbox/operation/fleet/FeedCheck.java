package io.signalbox.operation.fleet;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.operation.Finding;
import io.signalbox.operation.PlanDraft;

/// Whether the feed is fit to change something through it.
final class FeedCheck {
    private FeedCheck() {}

    static void live(PlanDraft draft, FleetSnapshot fleet) {
        draft.find(
                switch (fleet.feed()) {
                    case FeedStatus.Live _ -> Finding.ok("the feed is live");
                    case FeedStatus.Stale _ ->
                            Finding.warn(
                                    "No server has sent statistics for ten seconds; what is shown"
                                            + " may be old.");
                    case FeedStatus.Connecting _ ->
                            Finding.block("The console is still connecting to the fleet.");
                    case FeedStatus.Reconnecting again ->
                            Finding.block("The fleet is not connected: " + again.reason());
                    case FeedStatus.Refused(_, var sentence, _, _) -> Finding.block(sentence);
                    case FeedStatus.Stopped _ -> Finding.block("The feed is stopped.");
                });
    }
}
