package io.signalbox.socketio.adapter;

import io.signalbox.engineio.EngineLoop;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A socket of this server, as its adapter sees it. Its set of rooms may be changed by any thread; its
/// places in the rooms' arrays belong to its event loop.
public abstract class LocalSocket {
    private static final VarHandle ROOMS;
    private static final Membership[] NOWHERE = {};

    static {
        try {
            ROOMS = MethodHandles.lookup().findVarHandle(LocalSocket.class, "rooms", Set.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String id;
    private final EngineLoop loop;
    private volatile @Nullable Set<String> rooms = Set.of();

    // Confined to the loop, touched by LocalAdapter only.
    private Membership[] memberships = NOWHERE;
    int mark;

    /// A socket in no room.
    protected LocalSocket(String id, EngineLoop loop) {
        this.id = id;
        this.loop = loop;
    }

    /// The socket's public id.
    public final String id() {
        return id;
    }

    /// Where the socket lives.
    public final EngineLoop loop() {
        return loop;
    }

    /// The names of its rooms, its own id among them; empty once it has disconnected. Any thread.
    public Set<String> rooms() {
        Set<String> present = rooms;
        return present == null ? Set.of() : present;
    }

    /// What other servers may know of it. Any thread.
    public abstract SocketDetails details();

    /// Sends an event. On the loop.
    public abstract void deliver(OutboundEvent event);

    /// Prepares for the answer to an event that is about to be delivered. On the loop.
    ///
    /// @param ack takes the first argument of the answer
    /// @return false when the socket is not connected, so that the event would not reach it
    public abstract boolean expectAck(long id, Duration timeout, Consumer<@Nullable Object> ack);

    /// Disconnects it, with `close` the whole connection below. Any thread.
    public abstract void disconnect(boolean close);

    final boolean enter(String room) {
        while (true) {
            Set<String> present = rooms;
            if (present == null || present.contains(room)) {
                return false;
            }
            Set<String> more = new HashSet<>(present);
            more.add(room);
            if (ROOMS.compareAndSet(this, present, Set.copyOf(more))) {
                return true;
            }
        }
    }

    final boolean exit(String room) {
        while (true) {
            Set<String> present = rooms;
            if (present == null || !present.contains(room)) {
                return false;
            }
            Set<String> less = new HashSet<>(present);
            less.remove(room);
            if (ROOMS.compareAndSet(this, present, Set.copyOf(less))) {
                return true;
            }
        }
    }

    /// Leaves everything for ever: a socket that has gone joins no room any more.
    final Set<String> exitAll() {
        @SuppressWarnings("unchecked") // the handle's field has this type
        Set<String> before = (Set<String>) ROOMS.getAndSet(this, null);
        return before == null ? Set.of() : before;
    }

    final @Nullable Membership membership(Room room) {
        for (Membership membership : memberships) {
            if (room.equals(membership.room)) {
                return membership;
            }
        }
        return null;
    }

    final void put(Membership membership) {
        memberships = Arrays.copyOf(memberships, memberships.length + 1);
        memberships[memberships.length - 1] = membership;
    }

    final void drop(Membership membership) {
        int last = memberships.length - 1;
        Membership[] fewer = last == 0 ? NOWHERE : Arrays.copyOf(memberships, last);
        for (int i = 0; i < last; i++) {
            if (memberships[i] == membership) {
                fewer[i] = memberships[last];
                break;
            }
        }
        memberships = fewer;
    }
}
