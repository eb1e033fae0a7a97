package io.signalbox.lab.stacks.run;

import io.signalbox.lab.resource.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One resource of a stack. Control thread only.
public final class StackResource {
    private final String logicalId;
    private final String type;
    String status = "";
    String reason = "";
    Instant changed;

    /// The last physical id that events told, also of what has gone.
    String toldId = "";

    /// As it stands, if it does.
    @Nullable Made made;

    /// As it stood when the operation began that runs now or ran last.
    @Nullable Made before;

    /// What an update in place tried and may have done in part.
    @Nullable Wanted attempted;

    /// What must go when the operation is over: replaced, or made in vain.
    final List<Made> leftovers = new ArrayList<>();

    Drift drift = Drift.NOT_CHECKED;

    StackResource(String logicalId, String type, Instant now) {
        this.logicalId = logicalId;
        this.type = type;
        this.changed = now;
    }

    void beginOperation() {
        attempted = null;
        leftovers.clear();
        if (made != null && status.equals("CREATE_FAILED")) {
            leftovers.add(made);
            made = null;
        }
        before = made;
    }

    public String logicalId() {
        return logicalId;
    }

    public String type() {
        return type;
    }

    /// `""` while there is none; of a resource that has gone, the one that it had.
    public String physicalId() {
        return made == null ? toldId : made.physicalId();
    }

    public String status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public Instant changed() {
        return changed;
    }

    public @Nullable Made made() {
        return made;
    }

    public Drift drift() {
        return drift;
    }
}
