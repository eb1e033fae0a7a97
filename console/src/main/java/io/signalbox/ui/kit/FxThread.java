package io.signalbox.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The one door to the FX thread.
public final class FxThread {
    private FxThread() {}

    /// Runs the task on the FX thread: at once when called there, else later. Never waits.
    public static void run(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /// Runs the task on the FX thread after what is under way there has ended.
    public static void later(Runnable task) {
        Platform.runLater(task);
    }

    /// Runs the work on the FX thread after what is under way there has ended. The future has its
    /// result, or what it threw; whoever waits for it must not be on the FX thread.
    public static <T> CompletableFuture<T> call(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(work.call());
                    } catch (Exception e) {
                        done.completeExceptionally(e);
                    }
                });
        return done;
    }

    /// [#run] as an executor, for code that must not know the toolkit.
    public static Executor executor() {
        return FxThread::run;
    }

    /// Fails loudly when nodes are about to be touched on a wrong thread.
    public static void require() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException(
                    "nodes belong to the FX thread, not to " + Thread.currentThread().getName());
        }
    }
}
