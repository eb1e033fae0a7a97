package io.signalbox.cloud.stack;

import java.util.List;

/// A change set: what CloudFormation would do.
///
/// @param status `CREATE_PENDING`, `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `FAILED`, …
/// @param reason CloudFormation's words, `""` where it gives none
/// @param execution `AVAILABLE`, `UNAVAILABLE`, `EXECUTE_IN_PROGRESS`, `OBSOLETE`, …
public record ChangeSet(
        String name, String status, String reason, String execution, List<ResourceChange> changes) {
    public ChangeSet {
        changes = List.copyOf(changes);
    }

    /// CloudFormation still works it out.
    public boolean pending() {
        return status.endsWith("_PENDING") || status.endsWith("_IN_PROGRESS");
    }

    /// It failed because there is nothing to change, which is no failure.
    public boolean empty() {
        return status.equals("FAILED")
                && (reason.contains("didn't contain changes")
                        || reason.contains("No updates are to be performed"));
    }

    public boolean executable() {
        return execution.equals("AVAILABLE");
    }
}
