package io.signalbox.lab.scaling;

import java.time.Instant;
import java.util.Optional;

/// One scaling activity: what was done to which instance and why. `number` counts up from 1.
record Activity(
        long number,
        String instanceId,
        String description,
        String cause,
        Instant start,
        Optional<Instant> end) {
    Activity finished(Instant now) {
        return new Activity(number, instanceId, description, cause, start, Optional.of(now));
    }
}
