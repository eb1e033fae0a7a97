package io.signalbox.ui.scaling;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.Group;
import io.signalbox.cloud.GroupInstance;
import io.signalbox.cloud.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One instance: as the cluster knows it, or, before it has joined, as its group does.
///
/// @param instance null until it has joined the cluster
/// @param state one word: `active`, `draining`, `pending` …
record InstanceRow(String id, String zone, @Nullable Instance instance, String state) {

    static List<InstanceRow> all(CloudSnapshot cloud) {
        Map<String, InstanceRow> rows = new LinkedHashMap<>();
        Map<String, GroupInstance> inGroups = new LinkedHashMap<>();
        for (Group group : cloud.groups()) {
            group.instances().forEach(each -> inGroups.put(each.id(), each));
        }
        for (Instance instance : cloud.instances()) {
            rows.put(instance.id(), joined(instance, inGroups.get(instance.id())));
        }
        inGroups.forEach((id, each) -> rows.putIfAbsent(id, notJoined(each)));
        return List.copyOf(rows.values());
    }

    private static InstanceRow joined(Instance instance, @Nullable GroupInstance inGroup) {
        boolean leaving = inGroup != null && inGroup.lifecycleState().startsWith("Terminating");
        String state = leaving ? "leaving" : instance.status().toLowerCase(Locale.ROOT);
        return new InstanceRow(instance.id(), instance.zone(), instance, state);
    }

    private static InstanceRow notJoined(GroupInstance each) {
        String state =
                switch (each.lifecycleState()) {
                    case "Pending", "InService" -> "starting";
                    case "Terminating", "Terminated" -> "leaving";
                    case String other -> other.toLowerCase(Locale.ROOT);
                };
        return new InstanceRow(each.id(), each.zone(), null, state);
    }

    boolean well() {
        return state.equals("active");
    }

    /// Running and pending ones; 0 before it has joined.
    int tasks() {
        return instance == null ? 0 : instance.runningTasks() + instance.pendingTasks();
    }
}
