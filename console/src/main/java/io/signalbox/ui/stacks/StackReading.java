package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.DriftDetection;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackReader;
import io.signalbox.cloud.stack.StackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one round of reading brought. Made off the FX thread.
///
/// @param chosen id of the stack that resources, events and drifts are of; null for none
/// @param resources of the chosen stack
/// @param fresh events that are newer than those known, newest first
/// @param drifts what the last detection found
/// @param detection id of the detection that still runs; empty when none does
/// @param problem of the detection that ended badly, else empty
record StackReading(
        List<Stack> stacks,
        @Nullable String chosen,
        List<StackResource> resources,
        List<StackEvent> fresh,
        List<ResourceDrift> drifts,
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
        Optional<Stack> there =
                stacks.stream().filter(stack -> stack.id().equals(chosen)).findFirst();
        if (chosen == null || there.isEmpty()) {
            return new StackReading(
                    stacks, null, List.of(), List.of(), List.of(), Optional.empty(), "");
        }
        Optional<String> running = Optional.empty();
        String problem = "";
        if (wish.detection() != null) {
            DriftDetection detection = reader.detection(wish.detection());
            running = detection.over() ? Optional.empty() : Optional.of(wish.detection());
            problem = detection.failed() ? "Drift was not detected: " + detection.reason() : "";
        }
        boolean checked = !there.get().drift().equals("NOT_CHECKED") || wish.detection() != null;
        return new StackReading(
                stacks,
                chosen,
                reader.resources(chosen),
                reader.events(chosen, wish.newest()),
                checked && running.isEmpty() ? reader.drifts(chosen) : List.of(),
                running,
                problem);
    }
}
