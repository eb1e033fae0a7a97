package io.signalbox.lab.stacks.change;

import io.signalbox.lab.stacks.run.Intent;
import io.signalbox.lab.stacks.run.Settings;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.template.Dependencies;
import java.time.Instant;
import java.util.List;

/// One change set of a stack. Control thread only.
public final class ChangeSet {
    public static final String NO_CHANGES =
            "The submitted information didn't contain changes. Submit different information to create a change set.";

    private final String name;
    private final String id;
    private final Stack stack;
    private final boolean creating;
    private final Intent intent;
    private final Dependencies order;
    private final Settings settings;
    private final String description;
    private final Instant created;
    private String status = "CREATE_PENDING";
    private String reason = "";
    private String execution = "UNAVAILABLE";
    private List<Change> changes = List.of();

    /// @param creating whether its execution makes the stack
    public ChangeSet(
            String name,
            String id,
            Stack stack,
            boolean creating,
            Intent intent,
            Dependencies order,
            Settings settings,
            String description,
            Instant created) {
        this.name = name;
        this.id = id;
        this.stack = stack;
        this.creating = creating;
        this.intent = intent;
        this.order = order;
        this.settings = settings;
        this.description = description;
        this.created = created;
    }

    public boolean pending() {
        return status.equals("CREATE_PENDING");
    }

    public void complete(Planner.Plan plan) {
        changes = plan.changes();
        if (plan.any()) {
            status = "CREATE_COMPLETE";
            execution = "AVAILABLE";
        } else {
            fail(NO_CHANGES);
        }
    }

    public void fail(String why) {
        status = "FAILED";
        reason = why;
    }

    /// @param next `EXECUTE_IN_PROGRESS`, `EXECUTE_COMPLETE`, `EXECUTE_FAILED` or `OBSOLETE`
    public void execution(String next) {
        execution = next;
    }

    public boolean executable() {
        return status.equals("CREATE_COMPLETE") && execution.equals("AVAILABLE");
    }

    /// Whether it has been executed, so that it only remains to be looked at.
    public boolean executed() {
        return execution.startsWith("EXECUTE_");
    }

    public String name() {
        return name;
    }

    public String id() {
        return id;
    }

    public Stack stack() {
        return stack;
    }

    public boolean creating() {
        return creating;
    }

    public Intent intent() {
        return intent;
    }

    public Dependencies order() {
        return order;
    }

    public Settings settings() {
        return settings;
    }

    public String description() {
        return description;
    }

    public Instant created() {
        return created;
    }

    public String status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public String execution() {
        return execution;
    }

    public List<Change> changes() {
        return changes;
    }
}
