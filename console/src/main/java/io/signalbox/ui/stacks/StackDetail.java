package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackResource;
import java.util.List;

/// What is known of the chosen stack beyond its row.
///
/// @param events newest first
/// @param drifts what the last detection found
/// @param checking whether a detection runs
record StackDetail(
        StackRow row,
        List<StackResource> resources,
        List<StackEvent> events,
        List<ResourceDrift> drifts,
        boolean checking) {
    StackDetail {
        resources = List.copyOf(resources);
        events = List.copyOf(events);
        drifts = List.copyOf(drifts);
    }
}
