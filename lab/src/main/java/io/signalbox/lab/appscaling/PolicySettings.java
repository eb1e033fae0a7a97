package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Members;

/// What a policy does.
sealed interface PolicySettings permits Tracking, Steps, KeptOnly {
    /// As on the wire.
    String type();

    /// The member that describes it.
    Members members();
}
