package io.signalbox.socketio.adapter;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/// One room of this server, in one part per event loop. The counts change at once on the thread that joins
/// or leaves and tell a sender which loops to visit; each part's array is confined to its loop and follows.
final class Room {
    private static final int FIRST_CAPACITY = 4;

    private final String name;
    private final AtomicIntegerArray counts;
    private final Part[] parts;

    Room(String name, int loops) {
        this.name = name;
        this.counts = new AtomicIntegerArray(loops);
        this.parts = new Part[loops];
        Arrays.setAll(parts, _ -> new Part());
    }

    String name() {
        return name;
    }

    void count(int loop, int change) {
        counts.addAndGet(loop, change);
    }

    boolean touches(int loop) {
        return counts.get(loop) > 0;
    }

    int total() {
        int total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        return total;
    }

    Part part(int loop) {
        return parts[loop];
    }

    /// The members on one loop, in a plain array.
    static final class Part {
        private @Nullable Membership[] members = {};
        private int size;

        void add(Membership membership) {
            if (size == members.length) {
                members = Arrays.copyOf(members, Math.max(FIRST_CAPACITY, size * 2));
            }
            membership.position = size;
            members[size++] = membership;
        }

        void remove(Membership membership) {
            Membership last = members[--size];
            if (last != null) {
                members[membership.position] = last;
                last.position = membership.position;
            }
            members[size] = null;
        }

        int size() {
            return size;
        }

        @Nullable LocalSocket socket(int position) {
            Membership membership = members[position];
            return membership == null ? null : membership.socket;
        }
    }
}
