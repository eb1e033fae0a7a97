package io.signalbox.app;

import io.signalbox.environment.settings.Settings;
import io.signalbox.environment.settings.SettingsFile;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The user's settings while the console runs: changed at once, written half a second later, off the
/// caller's thread. Safe on any thread.
final class Preferences implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final long PAUSE_MILLIS = 500;

    private final @Nullable SettingsFile file;
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("settings").factory());
    private Settings settings;
    private @Nullable ScheduledFuture<?> pending;

    /// @param file null to keep nothing
    Preferences(@Nullable SettingsFile file, Settings settings) {
        this.file = file;
        this.settings = settings;
    }

    synchronized Settings now() {
        return settings;
    }

    synchronized void change(UnaryOperator<Settings> change) {
        Settings next = change.apply(settings);
        if (next.equals(settings) || writer.isShutdown()) {
            return;
        }
        settings = next;
        if (pending != null) {
            pending.cancel(false);
        }
        pending = writer.schedule(this::write, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void write() {
        SettingsFile target = file;
        if (target == null) {
            return;
        }
        try {
            target.save(now());
        } catch (IOException e) {
            LOG.warn("settings are not kept: {}", e.getMessage());
        }
    }

    /// Writes what is not written yet.
    @Override
    public void close() {
        boolean open;
        synchronized (this) {
            open = pending != null && pending.cancel(false);
            writer.shutdown();
        }
        if (open) {
            write();
        }
    }
}
