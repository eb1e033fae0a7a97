package io.signalbox.lab.stacks.run;

/// The states of a stack, under their names on the wire.
public enum StackStatus {
    CREATE_IN_PROGRESS,
    CREATE_FAILED,
    CREATE_COMPLETE,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_FAILED,
    ROLLBACK_COMPLETE,
    DELETE_IN_PROGRESS,
    DELETE_FAILED,
    DELETE_COMPLETE,
    UPDATE_IN_PROGRESS,
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_COMPLETE,
    UPDATE_FAILED,
    UPDATE_ROLLBACK_IN_PROGRESS,
    UPDATE_ROLLBACK_FAILED,
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_ROLLBACK_COMPLETE,
    REVIEW_IN_PROGRESS;

    /// Whether something is being done (a review is not).
    public boolean working() {
        return name().endsWith("_IN_PROGRESS") && this != REVIEW_IN_PROGRESS;
    }

    /// Whether the stack can be updated from here.
    public boolean updatable() {
        return switch (this) {
            case CREATE_COMPLETE,
                    UPDATE_COMPLETE,
                    UPDATE_ROLLBACK_COMPLETE,
                    CREATE_FAILED,
                    UPDATE_FAILED ->
                    true;
            case CREATE_IN_PROGRESS,
                    ROLLBACK_IN_PROGRESS,
                    ROLLBACK_FAILED,
                    ROLLBACK_COMPLETE,
                    DELETE_IN_PROGRESS,
                    DELETE_FAILED,
                    DELETE_COMPLETE,
                    UPDATE_IN_PROGRESS,
                    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    UPDATE_ROLLBACK_IN_PROGRESS,
                    UPDATE_ROLLBACK_FAILED,
                    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                    REVIEW_IN_PROGRESS ->
                    false;
        };
    }
}
