package io.signalbox.lab.ecs.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which tasks go when there are too many: those first that do not run yet, then one by one from the zone with the most
/// tasks and in it from the instance with the most, the newest first, so that what stays is spread and the longest
/// connections live on.
public final class ScaleIn {
    private ScaleIn() {}

    /// @param tasks the wanted tasks of one service
    public static List<Task> choose(List<Task> tasks, int count) {
        List<Task> left = new ArrayList<>(tasks);
        List<Task> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            Task next = left.stream().min(order(left)).orElseThrow();
            left.remove(next);
            chosen.add(next);
        }
        return chosen;
    }

    private static Comparator<Task> order(List<Task> among) {
        // pending states come before RUNNING, and among them those that have the longest way to go
        return Comparator.comparing(Task::state)
                .thenComparingLong(t -> -sharing(among, zone(t), ScaleIn::zone))
                .thenComparingLong(t -> -sharing(among, host(t), ScaleIn::host))
                .thenComparing(Task::created, Comparator.reverseOrder())
                .thenComparing(Task::id);
    }

    private static long sharing(
            List<Task> among,
            Optional<String> place,
            java.util.function.Function<Task, Optional<String>> of) {
        return among.stream().filter(t -> of.apply(t).equals(place)).count();
    }

    private static Optional<String> zone(Task task) {
        return task.zone();
    }

    private static Optional<String> host(Task task) {
        return task.instance().map(ContainerInstance::id);
    }
}
