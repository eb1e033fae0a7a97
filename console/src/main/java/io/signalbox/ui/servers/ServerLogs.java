package io.signalbox.ui.servers;

import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskLogs;
import io.signalbox.ui.kit.screen.Availability;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Finds out where the chosen server's task logs, as soon as it is chosen. FX thread only, but needs no toolkit.
final class ServerLogs {
    private static final Availability NO_AWS =
            Availability.impossible("This environment has no AWS part");
    private static final Availability NO_TASK =
            Availability.impossible("The ECS task of this server is not known");
    private static final Availability ASKING =
            Availability.impossible("Asking ECS where this task logs");

    private final @Nullable TaskLogs logs;
    private final Executor fx;
    private @Nullable Task task;
    private TaskLogs.@Nullable Place place;

    /// @param logs null without AWS
    ServerLogs(@Nullable TaskLogs logs, Executor fx) {
        this.logs = logs;
        this.fx = fx;
    }

    /// Whether the logs of this task can be shown; while it is found out, that is said. Called again with each snapshot.
    Availability judge(@Nullable Task chosen) {
        if (logs == null) {
            return NO_AWS;
        }
        if (chosen == null) {
            task = null;
            return NO_TASK;
        }
        if (task == null || !task.id().equals(chosen.id())) {
            task = chosen;
            place = null;
            logs.place(chosen).thenAcceptAsync(found -> found(chosen, found), fx);
        }
        return switch (place) {
            case null -> ASKING;
            case TaskLogs.Known _ -> Availability.POSSIBLE;
            case TaskLogs.Unknown(String sentence) -> Availability.impossible(sentence);
        };
    }

    private void found(Task of, TaskLogs.Place now) {
        if (task != null && task.id().equals(of.id())) {
            place = now;
        }
    }

    /// Where the chosen server's task logs.
    Optional<TaskLogs.Known> place() {
        return place instanceof TaskLogs.Known known ? Optional.of(known) : Optional.empty();
    }

    Optional<TaskLogs> source() {
        return Optional.ofNullable(logs);
    }
}
