package io.signalbox.lab.stacks.change;

import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackResource;
import io.signalbox.lab.stacks.run.Surroundings;
import io.signalbox.lab.stacks.template.Resolver;
import java.util.HashSet;
import java.util.Set;

/// What resources will give to functions as far as one can tell before they are made.
final class PlannedResources implements Resolver.Resources {
    /// Attributes that move with every change in place; the others stay while the resource does.
    private static final Set<String> COUNTING =
            Set.of("LatestVersionNumber", "DefaultVersionNumber", "Version");

    private final Surroundings around;
    private final Stack stack;
    private final Set<String> fresh = new HashSet<>();
    private final Set<String> changed = new HashSet<>();

    PlannedResources(Surroundings around, Stack stack) {
        this.around = around;
        this.stack = stack;
    }

    void fresh(String logicalId) {
        fresh.add(logicalId);
    }

    void changed(String logicalId) {
        changed.add(logicalId);
    }

    /// All that will not be what they were.
    Set<String> moving() {
        Set<String> moving = new HashSet<>(fresh);
        moving.addAll(changed);
        return moving;
    }

    @Override
    public Object ref(String logicalId) {
        StackResource resource = stack.resource(logicalId);
        return resource == null || resource.made() == null || fresh.contains(logicalId)
                ? Resolver.UNKNOWN
                : resource.physicalId();
    }

    @Override
    public Object attribute(String logicalId, String attribute) {
        StackResource resource = stack.resource(logicalId);
        boolean counting = changed.contains(logicalId) && COUNTING.contains(attribute);
        return resource == null || resource.made() == null || fresh.contains(logicalId) || counting
                ? Resolver.UNKNOWN
                : around.attribute(resource, attribute);
    }
}
