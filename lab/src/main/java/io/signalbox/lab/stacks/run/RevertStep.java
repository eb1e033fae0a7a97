package io.signalbox.lab.stacks.run;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one resource back to what it was before a failed update. What was made new stays for the removal afterwards.
final class RevertStep implements Waves.Step {
    private static final Logger LOG = LoggerFactory.getLogger(RevertStep.class);

    private final Surroundings around;
    private final Stack stack;
    private final StackResource resource;
    private final Made before;
    private @Nullable Work work;

    RevertStep(Surroundings around, Stack stack, StackResource resource, Made before) {
        this.around = around;
        this.stack = stack;
        this.resource = resource;
        this.before = before;
    }

    /// The boundary at which a defect of a service fails its resource instead of the stack's loop.
    @Override
    public Waves.Progress advance() {
        try {
            if (work instanceof Work.Busy busy) {
                return look(busy.next().get());
            }
            return begin();
        } catch (ApiError refused) {
            return failed(refused.text());
        } catch (RuntimeException defect) {
            LOG.error("{} {} failed", resource.type(), resource.logicalId(), defect);
            return failed("The lab failed; see its log.");
        }
    }

    private Waves.Progress begin() {
        Made now = resource.made;
        if (now != null && !now.physicalId().equals(before.physicalId())) {
            resource.leftovers.remove(before);
            resource.leftovers.add(now);
            resource.made = before;
            tell("UPDATE_COMPLETE", "");
            return Waves.Progress.DONE;
        }
        Wanted changed = resource.attempted;
        if (changed == null) {
            resource.made = before;
            return Waves.Progress.DONE;
        }
        tell("UPDATE_IN_PROGRESS", "");
        return look(
                around.types()
                        .of(resource.type())
                        .update(before.physicalId(), changed, before.wanted()));
    }

    private Waves.Progress look(Work now) {
        work = now;
        return switch (now) {
            case Work.Busy _ -> Waves.Progress.RUNNING;
            case Work.Failed failure -> failed(failure.reason());
            case Work.Done _ -> {
                resource.made = before;
                resource.attempted = null;
                tell("UPDATE_COMPLETE", "");
                yield Waves.Progress.DONE;
            }
        };
    }

    private Waves.Progress failed(String why) {
        tell("UPDATE_FAILED", why);
        return Waves.Progress.FAILED;
    }

    private void tell(String state, String why) {
        stack.tell(resource, state, why, before.physicalId(), before.shown());
    }

    @Override
    public boolean cancel() {
        return false;
    }
}
