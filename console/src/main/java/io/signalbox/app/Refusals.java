package io.signalbox.app;

import io.signalbox.fleet.FeedStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells a refusal that nobody has answered yet from one that was: views of the fleet come again and
/// again, and one that was on its way while the operator answered still holds the old refusal.
final class Refusals {
    private FeedStatus.@Nullable Refused last;

    /// The refusal that this status brings, if the operator has to answer it and has not seen it.
    Optional<FeedStatus.Refused> unseen(FeedStatus feed) {
        if (feed instanceof FeedStatus.Refused refused
                && refused.retryAt() == null
                && !refused.equals(last)) {
            last = refused;
            return Optional.of(refused);
        }
        return Optional.empty();
    }
}
