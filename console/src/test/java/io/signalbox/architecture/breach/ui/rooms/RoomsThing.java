package io.signalbox.architecture.breach.ui.rooms;

import io.signalbox.architecture.breach.cloud.aws.SdkThing;
import org.jspecify.annotations.Nullable;

/// A screen that talks to AWS by itself.
public class RoomsThing {
    @Nullable SdkThing direct;
}
