package io.signalbox.architecture.breach.cloud;

import io.signalbox.architecture.breach.cloud.aws.SdkThing;
import org.jspecify.annotations.Nullable;

/// Records that know where they come from.
public class SeesAws {
    @Nullable SdkThing source;
}
