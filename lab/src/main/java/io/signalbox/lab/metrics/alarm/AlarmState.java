package io.signalbox.lab.metrics.alarm;

import java.util.Arrays;
import java.util.Optional;

/// The three states of an alarm, named as on the wire.
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA;

    static Optional<AlarmState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.name().equals(word)).findFirst();
    }
}
