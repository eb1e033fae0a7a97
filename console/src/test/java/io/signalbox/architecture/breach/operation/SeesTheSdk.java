package io.signalbox.architecture.breach.operation;

import io.signalbox.architecture.breach.cloud.aws.SdkThing;
import org.jspecify.annotations.Nullable;

/// Goes past the gateways' interfaces.
public class SeesTheSdk {
    @Nullable SdkThing direct;
}
