package io.signalbox.socketio.adapter.recovery;

import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.adapter.BroadcastOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The latest events of one namespace, encoded. Positions count from 1. Callers take turns.
final class PacketLog {
    private static final int RADIX = 36;

    private final int maxPackets;
    private final long maxBytes;
    private final long maxNanos;

    // Offsets of another process or an earlier namespace must not be taken for ours.
    private final String prefix;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long last;
    private long bytes;

    private record Entry(long position, Outbound encoded, BroadcastOptions options, long at) {}

    PacketLog(RecoveryOptions options, String prefix) {
        this.maxPackets = options.maxPackets();
        this.maxBytes = options.maxBytes();
        this.maxNanos = options.maxDisconnectionDuration().toNanos();
        this.prefix = prefix;
    }

    /// What the next event carries as its offset.
    String nextOffset() {
        return prefix + Long.toString(last + 1, RADIX);
    }

    /// Keeps an event, with a reference of its own.
    long add(Outbound encoded, BroadcastOptions options, long now) {
        last++;
        entries.add(new Entry(last, encoded.retain(), options, now));
        bytes += encoded.size();
        while (entries.size() > maxPackets || bytes > maxBytes) {
            dropFirst();
        }
        expire(now);
        return last;
    }

    void expire(long now) {
        Entry first = entries.peek();
        while (first != null && now - first.at > maxNanos) {
            dropFirst();
            first = entries.peek();
        }
    }

    private void dropFirst() {
        Entry first = entries.remove();
        bytes -= first.encoded.size();
        first.encoded.release();
    }

    void clear() {
        while (!entries.isEmpty()) {
            dropFirst();
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    long last() {
        return last;
    }

    long bytes() {
        return bytes;
    }

    /// The position that an offset stands for, 0 for one that is not ours.
    long position(String offset) {
        if (!offset.startsWith(prefix)) {
            return 0;
        }
        try {
            long position = Long.parseLong(offset, prefix.length(), offset.length(), RADIX);
            return position > 0 && position <= last ? position : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// Whether everything behind the position is still there.
    boolean reaches(long position) {
        Entry first = entries.peek();
        return first == null ? position == last : position >= first.position - 1;
    }

    /// The events behind a position for a socket of these rooms, each with a reference for the caller.
    ///
    /// @return null when some are gone
    @Nullable List<Outbound> after(long position, Set<String> rooms) {
        if (!reaches(position)) {
            return null;
        }
        List<Outbound> found = new ArrayList<>();
        Iterator<Entry> latest = entries.descendingIterator();
        while (latest.hasNext()) {
            Entry entry = latest.next();
            if (entry.position <= position) {
                break;
            }
            if (isFor(entry.options, rooms)) {
                found.add(entry.encoded.retain());
            }
        }
        return found.reversed();
    }

    private static boolean isFor(BroadcastOptions options, Set<String> rooms) {
        return (options.rooms().isEmpty() || rooms.stream().anyMatch(options.rooms()::contains))
                && rooms.stream().noneMatch(options.except()::contains);
    }
}
