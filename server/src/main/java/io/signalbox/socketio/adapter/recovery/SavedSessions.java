package io.signalbox.socketio.adapter.recovery;

import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The absent clients of one namespace, the longest absent first. Callers take turns.
final class SavedSessions {
    private final int max;
    private final long maxNanos;
    private final LinkedHashMap<String, SavedSession> byPid = new LinkedHashMap<>();

    SavedSessions(RecoveryOptions options) {
        this.max = options.maxSessions();
        this.maxNanos = options.maxDisconnectionDuration().toNanos();
    }

    void put(SavedSession session) {
        byPid.putLast(session.pid(), session);
        if (byPid.size() > max) {
            byPid.pollFirstEntry();
        }
    }

    /// Takes a session out: it comes back once.
    @Nullable SavedSession take(String pid, long now) {
        expire(now);
        return byPid.remove(pid);
    }

    void expire(long now) {
        Iterator<SavedSession> oldest = byPid.values().iterator();
        while (oldest.hasNext() && now - oldest.next().savedAt() > maxNanos) {
            oldest.remove();
        }
    }

    boolean isEmpty() {
        return byPid.isEmpty();
    }

    void clear() {
        byPid.clear();
    }
}
