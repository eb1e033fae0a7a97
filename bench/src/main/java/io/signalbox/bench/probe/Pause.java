package io.signalbox.bench.probe;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Waits. A measurement has moments at which nothing may happen for a while. Never on an event loop.
public final class Pause {
    private Pause() {}

    /// Returns after that many milliseconds.
    public static void millis(long time) {
        CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(time, TimeUnit.MILLISECONDS))
                .join();
    }
}
