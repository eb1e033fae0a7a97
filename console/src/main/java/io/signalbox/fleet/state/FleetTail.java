package io.signalbox.fleet.state;

import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.TailEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest lines of the live tail, in a ring. Holds so many lines and so much payload; the oldest
/// lines go first. Belongs to the fleet thread.
final class FleetTail {

    static final int LINES = 10_000;
    static final long PAYLOAD_CHARACTERS = 16L << 20;

    private final @Nullable TailEvent[] ring = new @Nullable TailEvent[LINES];
    private int oldest;
    private int size;
    private long payload;
    private long number;
    private @Nullable List<TailEvent> list = List.of();

    void add(Instant at, TailEvent.Kind kind, SocketKey socket, String name, String payloadJson) {
        if (size == LINES) {
            drop();
        }
        ring[(oldest + size) % LINES] =
                new TailEvent(
                        ++number, at, kind, socket.namespace(), socket.id(), name, payloadJson);
        size++;
        payload += payloadJson.length();
        while (payload > PAYLOAD_CHARACTERS) {
            drop();
        }
        list = null;
    }

    private void drop() {
        TailEvent gone = ring[oldest];
        ring[oldest] = null;
        oldest = (oldest + 1) % LINES;
        size--;
        payload -= gone == null ? 0 : gone.payloadJson().length();
    }

    List<TailEvent> list() {
        if (list == null) {
            var copy = new ArrayList<TailEvent>(size);
            for (int i = 0; i < size; i++) {
                TailEvent line = ring[(oldest + i) % LINES];
                if (line != null) {
                    copy.add(line);
                }
            }
            list = Collections.unmodifiableList(copy);
        }
        return list;
    }
}
