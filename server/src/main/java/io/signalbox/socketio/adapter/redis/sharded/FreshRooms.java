package io.signalbox.socketio.adapter.redis.sharded;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/// Rooms that this server has just asked others to fill. Their subscriptions to the rooms' own channels take a
/// moment, so what is said in such a room meanwhile goes to all servers. Any thread.
final class FreshRooms {

    private static final Duration FRESH = Duration.ofSeconds(2);

    /// More are not kept in mind.
    private static final int MOST = 10_000;

    private final Map<String, Long> rooms = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();
    private final BiConsumer<Duration, Runnable> later;

    FreshRooms(BiConsumer<Duration, Runnable> later) {
        this.later = later;
    }

    void add(Collection<String> names) {
        if (rooms.size() >= MOST) {
            return;
        }
        long turn = turns.incrementAndGet();
        names.forEach(name -> rooms.put(name, turn));
        later.accept(FRESH, () -> names.forEach(name -> rooms.remove(name, turn)));
    }

    boolean contains(String room) {
        return !rooms.isEmpty() && rooms.containsKey(room);
    }
}
