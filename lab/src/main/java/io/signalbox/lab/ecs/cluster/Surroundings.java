package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.task.SecretValues;
import io.signalbox.lab.ecs.task.TargetRegistry;
import io.signalbox.lab.ecs.task.TaskRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What clusters stand in and work with.
///
/// @param control where reports of processes and target groups are handled
/// @param minute how long a minute of a deployment takes: of its bake times and of the time that a stage may take.
///     Shorter than AWS's, so that a deployment can be watched from its beginning to its end.
public record Surroundings(
        InstantSource clock,
        Executor control,
        TaskRunner runner,
        TargetRegistry targets,
        SecretValues secrets,
        TrafficRules rules,
        AlarmStates alarms,
        Duration minute) {
    public Surroundings {
        if (minute.isNegative() || minute.isZero()) {
            throw new IllegalArgumentException("minute must be longer than zero, not " + minute);
        }
    }
}
