package io.signalbox.operation;

import io.signalbox.cloud.Service;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.environment.Colour;
import org.jspecify.annotations.Nullable;

/// One side of the pair.
///
/// @param sockets open client connections on its healthy servers
/// @param newPerSecond connections opened per second
/// @param weight on the live rule; null where it is not known
/// @param version what its servers say, several joined by `, `; empty when none runs
public record ColourTotals(
        Colour colour,
        int servers,
        int sockets,
        double newPerSecond,
        @Nullable Service service,
        @Nullable TargetGroup targetGroup,
        @Nullable Integer weight,
        String version) {

    public int healthyTargets() {
        return targetGroup == null ? 0 : targetGroup.healthyTargets();
    }

    public int targets() {
        return targetGroup == null ? 0 : targetGroup.targets().size();
    }
}
