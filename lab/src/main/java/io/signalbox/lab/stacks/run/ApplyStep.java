package io.signalbox.lab.stacks.run;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import io.signalbox.lab.stacks.recorded.RecordedType;
import io.signalbox.lab.stacks.template.ResourceDefinition;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one resource as its template wants it now: creates, changes, replaces, or finds nothing to do.
final class ApplyStep implements Waves.Step {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyStep.class);
    static final String REPLACING =
            "Requested update requires the creation of a new physical resource; hence creating one.";

    private final Surroundings around;
    private final Stack stack;
    private final Intent intent;
    private final StackResource resource;
    private final ResourceDefinition definition;
    private final ResourceType type;
    private Map<String, Object> shown = Map.of();
    private @Nullable Wanted wanted;
    private @Nullable Work work;
    private boolean creating;
    private boolean told;

    ApplyStep(
            Surroundings around,
            Stack stack,
            Intent intent,
            StackResource resource,
            ResourceDefinition definition) {
        this.around = around;
        this.stack = stack;
        this.intent = intent;
        this.resource = resource;
        this.definition = definition;
        this.type = around.types().of(definition.type());
    }

    /// The boundary at which a defect of a service fails its resource instead of the stack's loop.
    @Override
    public Waves.Progress advance() {
        try {
            Work now = work;
            if (now == null) {
                return started();
            }
            return now instanceof Work.Busy busy ? look(busy.next().get()) : look(now);
        } catch (ApiError refused) {
            return failed("", refused.text());
        } catch (RuntimeException defect) {
            LOG.error("{} {} failed", definition.type(), definition.logicalId(), defect);
            return failed("", "The lab failed; see its log.");
        }
    }

    private Waves.Progress started() {
        Map<String, Object> tree =
                around.resolver(stack, intent, false).properties(definition.properties());
        shown = around.resolver(stack, intent, true).properties(definition.properties());
        Made made = resource.made;
        if (made == null) {
            return create(tree, "");
        }
        wanted = wanted(tree, made.wanted().suffix());
        Set<String> changed = Changes.of(around.types(), made, wanted);
        if (changed.isEmpty()) {
            resource.made = made.under(definition);
            return Waves.Progress.DONE;
        }
        changed.retainAll(type.createOnly());
        boolean replacing = !changed.isEmpty();
        StackPolicy.require(stack, resource, replacing ? "Update:Replace" : "Update:Modify");
        return replacing ? create(tree, REPLACING) : update(made, wanted);
    }

    private Waves.Progress create(Map<String, Object> tree, String why) {
        creating = true;
        Wanted fresh = wanted(tree, Suffix.next());
        wanted = fresh;
        tell(resource.before == null ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS", why, "");
        requireProperties(tree);
        return look(type.create(fresh));
    }

    private Waves.Progress update(Made made, Wanted next) {
        resource.attempted = next;
        tell("UPDATE_IN_PROGRESS", "", made.physicalId());
        requireProperties(next.tree());
        return look(type.update(made.physicalId(), made.wanted(), next));
    }

    private void requireProperties(Map<String, Object> tree) {
        String fault =
                around.types()
                        .facts(definition.type())
                        .map(facts -> facts.fault(tree.keySet()))
                        .orElse("");
        if (!fault.isEmpty()) {
            throw ApiError.of(
                    "ValidationError",
                    "Properties validation failed for resource %s with message: %s"
                            .formatted(definition.logicalId(), fault));
        }
    }

    private Wanted wanted(Map<String, Object> tree, String suffix) {
        return Wanted.of(stack.name(), definition.logicalId(), suffix, tree, tags());
    }

    /// The stack's tags and those that CloudFormation adds by itself.
    private Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>(intent.tags());
        tags.put("aws:cloudformation:stack-name", stack.name());
        tags.put("aws:cloudformation:stack-id", stack.id());
        tags.put("aws:cloudformation:logical-id", definition.logicalId());
        return tags;
    }

    private Waves.Progress look(Work now) {
        work = now;
        return switch (now) {
            case Work.Busy busy -> busy(busy.physicalId());
            case Work.Failed failure -> failed(failure.physicalId(), failure.reason());
            case Work.Done done -> done(done.physicalId());
        };
    }

    private Waves.Progress busy(String physicalId) {
        if (creating && !told && !physicalId.isEmpty()) {
            told = true;
            tell(inProgress(), "Resource creation Initiated", physicalId);
        }
        return Waves.Progress.RUNNING;
    }

    private Waves.Progress done(String physicalId) {
        Wanted now = wanted;
        if (now == null) {
            throw new IllegalStateException("done before it began");
        }
        Made old = resource.made;
        // a service may give the same id again: then there is nothing old to remove
        if (creating && old != null && !old.physicalId().equals(physicalId)) {
            resource.leftovers.add(old);
        }
        resource.made = new Made(physicalId, now, shown, definition);
        boolean recorded = type instanceof RecordedType;
        if (recorded && creating && !told) {
            tell(inProgress(), "Resource creation Initiated", physicalId);
        }
        tell(
                resource.before == null ? "CREATE_COMPLETE" : "UPDATE_COMPLETE",
                recorded ? RecordedType.REASON : "",
                physicalId);
        return Waves.Progress.DONE;
    }

    private Waves.Progress failed(String physicalId, String why) {
        Wanted tried = wanted;
        if (creating && tried != null && !physicalId.isEmpty()) {
            Made half = new Made(physicalId, tried, shown, definition);
            if (resource.made == null) {
                resource.made = half;
            } else {
                resource.leftovers.add(half);
            }
        }
        tell(
                resource.before == null ? "CREATE_FAILED" : "UPDATE_FAILED",
                why,
                physicalId.isEmpty() ? resource.physicalId() : physicalId);
        return Waves.Progress.FAILED;
    }

    @Override
    public boolean cancel() {
        if (!(work instanceof Work.Busy busy)) {
            return true;
        }
        if (creating && busy.physicalId().isEmpty()) {
            return false;
        }
        failed(
                busy.physicalId(),
                creating ? "Resource creation cancelled" : "Resource update cancelled");
        return true;
    }

    private String inProgress() {
        return resource.before == null ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS";
    }

    private void tell(String state, String why, String physicalId) {
        stack.tell(resource, state, why, physicalId, shown);
    }

    /// Names of properties that differ between two trees.
    static Set<String> differing(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(
                name -> {
                    Object old = before.get(name);
                    return old != null && old.equals(after.get(name));
                });
        return names;
    }
}
