package io.signalbox.cloud.stack;

/// A stack's status in CloudFormation's own word, an open list: `CREATE_COMPLETE`, `UPDATE_ROLLBACK_FAILED`.
public record StackStatus(String word) {

    /// Nothing moves until somebody asks.
    public boolean settled() {
        return !moving();
    }

    /// CloudFormation is at work on it. A stack that has only a change set yet waits for its operator.
    public boolean moving() {
        return word.endsWith("_IN_PROGRESS") && !reviewed();
    }

    /// It has no resources yet, only a change set that would make them.
    public boolean reviewed() {
        return word.equals("REVIEW_IN_PROGRESS");
    }

    /// The last wish did not come about; the resources may still be as they were before.
    public boolean failed() {
        return word.contains("FAILED") || word.contains("ROLLBACK");
    }

    /// As it was asked for.
    public boolean asAsked() {
        return word.equals("CREATE_COMPLETE")
                || word.equals("UPDATE_COMPLETE")
                || word.equals("IMPORT_COMPLETE");
    }

    public boolean deleted() {
        return word.equals("DELETE_COMPLETE");
    }

    /// Whether a change set of type UPDATE can be made for it.
    public boolean updatable() {
        return asAsked() || word.equals("UPDATE_ROLLBACK_COMPLETE");
    }

    /// It failed while it was made: all that can be done is to delete it and make it again.
    public boolean onlyDeletable() {
        return word.equals("ROLLBACK_COMPLETE")
                || word.equals("ROLLBACK_FAILED")
                || word.equals("CREATE_FAILED")
                || word.equals("DELETE_FAILED");
    }

    @Override
    public String toString() {
        return word;
    }
}
