package io.signalbox.lab.architecture.breach.cycle.one;

import io.signalbox.lab.architecture.breach.cycle.two.Second;

/// Half of a cycle.
public interface First {
    Second second();
}
