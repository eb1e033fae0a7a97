package io.signalbox.engineio.drain;

import io.signalbox.engineio.Engine;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends the clients of one engine away: first the server says that it is not ready, then, when the load
/// balancer has had time to notice, connections are closed at a pace, evenly over the event loops. The
/// transports are closed without a Socket.IO DISCONNECT, so official clients come back by themselves, to
/// another server.
///
/// Nothing that was acknowledged is lost: a session is closed when the handlers that run for it have ended
/// and their answers, like all else in its queue, have been handed to the network (for 5 s at most).
///
/// Each client is sent away once: whoever comes while others leave is served until the server ends.
/// Methods may be called on any thread and do not wait. One thread works while a drain goes on; there is no
/// timer per connection.
public final class Drain implements AutoCloseable {
    private final Engine engine;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("drain").factory());
    private final List<Consumer<DrainProgress>> watchers = new CopyOnWriteArrayList<>();

    // Guarded by this.
    private @Nullable DrainRun run;
    private boolean last;

    /// A drain that has not begun.
    public Drain(Engine engine) {
        this.engine = engine;
    }

    /// Registers a watcher: called at each change of the phase and once a second while a drain goes on, on
    /// the drain's thread; must not block, must not throw.
    public void watch(Consumer<DrainProgress> watcher) {
        watchers.add(watcher);
    }

    /// Where it stands.
    public DrainProgress progress() {
        DrainRun present = present();
        return present == null ? DrainProgress.SERVING : present.progress();
    }

    private synchronized @Nullable DrainRun present() {
        return run;
    }

    /// Begins; a drain that goes on gets the new pace.
    ///
    /// @return false when the server is ending, which has its own pace
    public synchronized boolean start(DrainPlan plan) {
        if (last) {
            return false;
        }
        DrainRun present = run;
        if (present == null || !present.change(plan)) {
            begin(plan);
        }
        return true;
    }

    /// Makes the server ready again. Sessions that have been asked to leave still go.
    ///
    /// @return false when there is no drain, or when the server is ending
    public synchronized boolean cancel() {
        DrainRun present = run;
        if (present == null || last) {
            return false;
        }
        present.cancel();
        run = null;
        return true;
    }

    /// Begins the last drain, which nothing can cancel.
    ///
    /// @return done when everybody has been sent away, which may take longer than the plan says
    public synchronized CompletionStage<Void> finish(DrainPlan plan) {
        last = true;
        DrainRun present = run;
        if (present != null) {
            present.supersede();
        }
        return begin(plan).done();
    }

    private DrainRun begin(DrainPlan plan) {
        DrainRun begun = new DrainRun(engine, executor, plan, this::tell);
        run = begun;
        begun.start();
        return begun;
    }

    private void tell(DrainProgress progress) {
        watchers.forEach(watcher -> watcher.accept(progress));
    }

    /// Ends without sending anybody else away.
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
