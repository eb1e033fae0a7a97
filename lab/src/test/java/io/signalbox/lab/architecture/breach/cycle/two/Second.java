package io.signalbox.lab.architecture.breach.cycle.two;

import io.signalbox.lab.architecture.breach.cycle.one.First;

/// The other half.
public interface Second {
    First first();
}
