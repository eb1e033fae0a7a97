package io.signalbox.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The public face of a started plan: its events, and the wish to cancel it.
final class OperationRun implements Operation {

    private final Plan plan;
    private final InstantSource clock;
    private final Consumer<OperationEvent> listener;
    private final List<OperationEvent> events = new ArrayList<>();
    private final CompletableFuture<OperationEvent> done = new CompletableFuture<>();
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    private final Runnable beforeEnd;

    /// @param beforeEnd called before the last event is told, so that who waits for it can go on
    OperationRun(
            Plan plan, InstantSource clock, Consumer<OperationEvent> listener, Runnable beforeEnd) {
        this.plan = plan;
        this.clock = clock;
        this.listener = listener;
        this.beforeEnd = beforeEnd;
    }

    @Override
    public String id() {
        return plan.id();
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public List<OperationEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    @Override
    public CompletableFuture<OperationEvent> done() {
        // A copy: nobody outside can complete it.
        return done.copy();
    }

    @Override
    public void cancel() {
        cancelled.complete(null);
    }

    boolean cancelRequested() {
        return cancelled.isDone();
    }

    /// Waits that long, or until cancellation is asked for.
    void pauseUnlessCancelled(Duration pause) {
        cancelled.copy().completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    Instant now() {
        return clock.instant();
    }

    void tell(OperationEvent event) {
        if (event.last()) {
            beforeEnd.run();
        }
        synchronized (events) {
            events.add(event);
        }
        listener.accept(event);
        if (event.last()) {
            done.complete(event);
        }
    }
}
