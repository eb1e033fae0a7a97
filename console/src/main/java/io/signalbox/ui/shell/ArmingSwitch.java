package io.signalbox.ui.shell;

import java.time.Duration;

/// Lets the console write for a while, and takes that back. What it did shows in the next snapshot's
/// [io.signalbox.ui.kit.screen.Arming].
public interface ArmingSwitch {
    void arm(Duration howLong);

    void disarm();
}
