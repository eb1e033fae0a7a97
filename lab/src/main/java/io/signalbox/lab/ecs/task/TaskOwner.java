package io.signalbox.lab.ecs.task;

import java.time.Duration;
import java.time.Instant;

/// Whom a task runs for, as far as the task's own life concerns it. Control thread only.
public interface TaskOwner {
    String name();

    /// How long after its start a task may fail the load balancer's checks.
    Duration healthGrace();

    BackOff backOff();

    void countFailure(String deploymentId);

    /// It is no longer as it is wanted.
    void unsettle();

    /// Whether it is time to say again that there is no room.
    boolean mayTellOfCapacity(Instant now);

    /// @param what happened, without the owner, which is put before it
    void tell(Instant now, String what);
}
