package io.signalbox.lab.stacks;

import io.signalbox.lab.stacks.run.DriftCheck;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.text.Wrong;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The detections of drift that were asked for. One runs with the tick after its request.
final class Drifts {
    private final StackEngine engine;
    private final Map<String, Detection> byId = new LinkedHashMap<>();

    /// @param done whether it has run
    record Detection(
            String id, Stack stack, Set<String> only, Instant began, boolean done, long drifted) {}

    Drifts(StackEngine engine) {
        this.engine = engine;
    }

    /// @param only logical ids to look at; empty for all
    Detection begin(Stack stack, Set<String> only) {
        if (stack.status().working() || stack.status().name().startsWith("REVIEW")) {
            throw Wrong.error(
                    "Drift detection cannot be performed on stack [%s] while it is in %s state"
                            .formatted(stack.id(), stack.status()));
        }
        for (String name : only) {
            StackReads.requireResource(stack, name, stack.name());
        }
        Detection detection =
                new Detection(
                        UUID.randomUUID().toString(),
                        stack,
                        Set.copyOf(only),
                        engine.now(),
                        false,
                        0);
        byId.put(detection.id(), detection);
        return detection;
    }

    Optional<Detection> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void tick() {
        byId.replaceAll((_, detection) -> detection.done() ? detection : run(detection));
    }

    private Detection run(Detection detection) {
        Stack stack = detection.stack();
        new DriftCheck(engine.around().types(), stack).run(detection.only());
        long drifted =
                stack.resources().stream()
                        .map(resource -> resource.drift().status())
                        .filter(s -> s.equals("MODIFIED") || s.equals("DELETED"))
                        .count();
        return new Detection(detection.id(), stack, detection.only(), engine.now(), true, drifted);
    }
}
