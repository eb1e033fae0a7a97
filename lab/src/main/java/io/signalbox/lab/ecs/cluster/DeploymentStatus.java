package io.signalbox.lab.ecs.cluster;

/// How a service deployment stands, in the words of ECS.
public enum DeploymentStatus {
    PENDING,
    IN_PROGRESS,
    SUCCESSFUL,
    STOPPED,
    STOP_REQUESTED,
    ROLLBACK_REQUESTED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_SUCCESSFUL,
    ROLLBACK_FAILED;

    /// Whether it is on its way back, or about to turn.
    boolean isReturning() {
        return this == ROLLBACK_REQUESTED || this == ROLLBACK_IN_PROGRESS;
    }

    /// Whether nothing comes after it.
    public boolean isOver() {
        return switch (this) {
            case SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> true;
            case PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS ->
                    false;
        };
    }
}
