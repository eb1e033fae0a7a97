package io.signalbox.lab.ecs.task;

import java.util.concurrent.CompletableFuture;

/// A running process of a task. Any thread.
public interface TaskProcess {
    long pid();

    /// The port that it serves on, once it is ready.
    int port();

    /// Completes when the process says that it serves.
    CompletableFuture<Void> ready();

    /// Completes with the exit code; 128 + n for one that signal n ended.
    CompletableFuture<Integer> exited();

    /// Asks it to end (SIGTERM).
    void terminate();

    /// Ends it at once (SIGKILL).
    void kill();
}
