package io.signalbox.architecture.breach.cloud.aws;

import io.signalbox.architecture.breach.operation.SeesTheSdk;
import org.jspecify.annotations.Nullable;

/// Stands for an implementation by the SDK, and knows what stands above it.
public class SdkThing {
    @Nullable SeesTheSdk upwards;
}
