package io.signalbox.lab.ecs.task;

/// The life of a task, in the words of ECS; the name is also what is on the wire.
///
/// `PROVISIONING` waits for an instance with room, `PENDING` for its process to serve, `ACTIVATING` is being registered;
/// `DEACTIVATING` drains, `STOPPING` has been asked to end.
public enum TaskState {
    PROVISIONING,
    PENDING,
    ACTIVATING,
    RUNNING,
    DEACTIVATING,
    STOPPING,
    STOPPED;

    public boolean isPending() {
        return this == PROVISIONING || this == PENDING || this == ACTIVATING;
    }
}
