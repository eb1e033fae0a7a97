package io.signalbox.socketio.admin.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// Keeps the newest sessions until they expire.
final class InMemorySessionStore implements SessionStore {

    private static final int MAX_SESSIONS = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, Long> savedAt = new LinkedHashMap<>();

    InMemorySessionStore() {
        this(System::nanoTime);
    }

    InMemorySessionStore(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized CompletionStage<Boolean> exists(String sessionId) {
        Long saved = savedAt.get(sessionId);
        boolean valid =
                saved != null
                        && Duration.ofNanos(nanoTime.getAsLong() - saved)
                                        .compareTo(SESSION_DURATION)
                                < 0;
        return CompletableFuture.completedFuture(valid);
    }

    @Override
    public synchronized CompletionStage<Void> save(String sessionId) {
        savedAt.put(sessionId, nanoTime.getAsLong());
        if (savedAt.size() > MAX_SESSIONS) {
            savedAt.remove(savedAt.keySet().iterator().next());
        }
        return CompletableFuture.completedFuture(null);
    }
}
