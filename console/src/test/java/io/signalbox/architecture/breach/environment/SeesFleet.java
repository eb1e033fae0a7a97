package io.signalbox.architecture.breach.environment;

import io.signalbox.architecture.breach.fleet.EverythingWrong;
import org.jspecify.annotations.Nullable;

/// The lowest package knows a higher one, which makes a circle too.
public class SeesFleet {
    @Nullable EverythingWrong upwards;
}
