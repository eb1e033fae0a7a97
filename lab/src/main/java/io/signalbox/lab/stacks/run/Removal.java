package io.signalbox.lab.stacks.run;

import io.signalbox.lab.stacks.run.DeleteStep.Doomed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is to be removed of a stack, each resource after those that need it.
final class Removal {
    private final Surroundings around;
    private final Stack stack;
    private final Map<String, List<Doomed>> doomed = new LinkedHashMap<>();

    Removal(Surroundings around, Stack stack) {
        this.around = around;
        this.stack = stack;
    }

    void add(StackResource resource, List<Doomed> things) {
        if (!things.isEmpty()) {
            doomed.put(resource.logicalId(), things);
        }
    }

    /// @param last whether a resource goes with the last that it left
    Waves waves(boolean last) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        doomed.keySet().forEach(name -> needs.put(name, stack.dependants(name)));
        return new Waves(
                needs,
                false,
                name -> {
                    StackResource resource = stack.resources.get(name);
                    if (resource == null) {
                        throw new IllegalStateException(name + " is not in " + stack.name());
                    }
                    return new DeleteStep(
                            around, stack, resource, doomed.getOrDefault(name, List.of()), last);
                });
    }
}
