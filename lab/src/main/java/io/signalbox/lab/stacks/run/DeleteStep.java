package io.signalbox.lab.stacks.run;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.resource.Work;
import io.signalbox.lab.stacks.template.DeletionPolicy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what one logical resource has left behind, one thing after the other.
final class DeleteStep implements Waves.Step {
    private static final Logger LOG = LoggerFactory.getLogger(DeleteStep.class);

    /// One thing to remove and what its template says of that.
    record Doomed(Made made, DeletionPolicy policy) {}

    private final Surroundings around;
    private final Stack stack;
    private final StackResource resource;
    private final boolean last;
    private final Deque<Doomed> rest;
    private @Nullable Work work;

    /// @param last whether the stack has the resource no longer when all is removed
    DeleteStep(
            Surroundings around,
            Stack stack,
            StackResource resource,
            Collection<Doomed> doomed,
            boolean last) {
        this.around = around;
        this.stack = stack;
        this.resource = resource;
        this.last = last;
        this.rest = new ArrayDeque<>(doomed);
    }

    /// The boundary at which a defect of a service fails its resource instead of the stack's loop.
    @Override
    public Waves.Progress advance() {
        Doomed now = rest.peek();
        if (now == null) {
            return Waves.Progress.DONE;
        }
        try {
            return look(now, work instanceof Work.Busy busy ? busy.next().get() : begin(now));
        } catch (ApiError refused) {
            return failed(now, refused.text());
        } catch (RuntimeException defect) {
            LOG.error("{} {} failed", resource.type(), resource.logicalId(), defect);
            return failed(now, "The lab failed; see its log.");
        }
    }

    private Work begin(Doomed doomed) {
        Made made = doomed.made();
        boolean kept =
                doomed.policy() == DeletionPolicy.RETAIN
                        || doomed.policy() == DeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
        if (kept) {
            stack.tell(resource, "DELETE_SKIPPED", "", made.physicalId(), made.shown());
            forget(doomed);
            return new Work.Done("");
        }
        stack.tell(resource, "DELETE_IN_PROGRESS", "", made.physicalId(), made.shown());
        return around.types().of(resource.type()).delete(made.physicalId(), made.wanted());
    }

    private Waves.Progress look(Doomed doomed, Work now) {
        work = now;
        return switch (now) {
            case Work.Busy _ -> Waves.Progress.RUNNING;
            case Work.Failed failure -> failed(doomed, failure.reason());
            case Work.Done _ -> done(doomed);
        };
    }

    private Waves.Progress done(Doomed doomed) {
        if (rest.contains(doomed)) {
            String why =
                    doomed.policy() == DeletionPolicy.SNAPSHOT
                            ? "the lab keeps no snapshot; AWS would keep a final one"
                            : "";
            Made made = doomed.made();
            stack.tell(resource, "DELETE_COMPLETE", why, made.physicalId(), made.shown());
            forget(doomed);
        }
        work = null;
        return advance();
    }

    private void forget(Doomed doomed) {
        rest.remove(doomed);
        resource.leftovers.remove(doomed.made());
        if (last && doomed.made().equals(resource.made)) {
            resource.made = null;
        }
    }

    private Waves.Progress failed(Doomed doomed, String why) {
        stack.tell(
                resource, "DELETE_FAILED", why, doomed.made().physicalId(), doomed.made().shown());
        return Waves.Progress.FAILED;
    }

    @Override
    public boolean cancel() {
        return false;
    }
}
