package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.DriftDetection;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackReader;
import io.signalbox.cloud.stack.StackResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one round of reading brought. Made off the FX thread.
///
/// @param chosen id of the stack that resources and events are of; null for none
/// @param resources of the chosen stack
/// @param fresh events that are newer than those known, newest first
/// @param drifts what the last detection found in the chosen stack and in each of a fleet that is
///     said to have drifted, by the stack's id
/// @param detection id of the detection that still runs; empty when none does
/// @param problem of the detection that ended badly, else empty
record StackReading(
        List<Stack> stacks,
        @Nullable String chosen,
        List<StackResource> resources,
        List<StackEvent> fresh,
        Map<String, List<ResourceDrift>> drifts,
        Optional<String> detection,
        String problem) {

    /// What is to be read.
    ///
    /// @param chosen id of a stack, null for none
    /// @param newest id of the newest event of it that is known, null for none
    /// @param detection id of a detection that runs, null for none
    record Wish(@Nullable String chosen, @Nullable String newest, @Nullable String detection) {}

    static StackReading of(StackReader reader, Wish wish) {
        List<Stack> stacks = new ArrayList<>(reader.stacks());
        String chosen = wish.chosen();
        Map<String, List<ResourceDrift>> drifts = drifted(reader, stacks);
        Optional<Stack> there =
                stacks.stream().filter(stack -> stack.id().equals(chosen)).findFirst();
        if (chosen == null || there.isEmpty()) {
            return new StackReading(
                    stacks, null, List.of(), List.of(), drifts, Optional.empty(), "");
        }
        Optional<String> running = Optional.empty();
        String problem = "";
        if (wish.detection() != null) {
            DriftDetection detection = reader.detection(wish.detection());
            running = detection.over() ? Optional.empty() : Optional.of(wish.detection());
            problem = detection.failed() ? "Drift was not detected: " + detection.reason() : "";
        }
        if (running.isPresent()) {
            drifts.remove(chosen);
        } else if (there.get().drift().equals("DRIFTED") || wish.detection() != null) {
            drifts.computeIfAbsent(chosen, reader::drifts);
        }
        return new StackReading(
                stacks,
                chosen,
                reader.resources(chosen),
                reader.events(chosen, wish.newest()),
                drifts,
                running,
                problem);
    }

    /// `DRIFTED` alone does not say whether anybody should look: a shift drifts too.
    private static Map<String, List<ResourceDrift>> drifted(
            StackReader reader, List<Stack> stacks) {
        Map<String, List<ResourceDrift>> drifts = new HashMap<>();
        for (Stack stack : stacks) {
            if (stack.drift().equals("DRIFTED") && stack.template().isPresent()) {
                drifts.put(stack.id(), reader.drifts(stack.id()));
            }
        }
        return drifts;
    }
}
