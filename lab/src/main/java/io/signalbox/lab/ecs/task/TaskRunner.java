package io.signalbox.lab.ecs.task;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Runs tasks as processes.
public interface TaskRunner {

    /// One task that is to be run.
    ///
    /// @param metadataToken what the task asks for its own metadata by
    /// @param definition with its log configuration
    /// @param environment of the process by the definition, secrets with their values; the runner sets over it what the
    ///     lab forces on every server
    record Launch(
            String taskId,
            String metadataToken,
            TaskDefinition definition,
            Map<String, String> environment) {
        public Launch {
            environment = Map.copyOf(environment);
        }

        /// Without the environment, in which there are secrets.
        @Override
        public String toString() {
            return "Launch[task=%s, definition=%s]".formatted(taskId, definition.name());
        }
    }

    /// Starts the process of a task. The future fails if it cannot be started at all.
    CompletableFuture<TaskProcess> start(Launch launch);
}
