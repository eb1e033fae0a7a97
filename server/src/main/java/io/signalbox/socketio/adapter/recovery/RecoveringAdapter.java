package io.signalbox.socketio.adapter.recovery;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.AdapterListener;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.LocalSocket;
import io.signalbox.socketio.adapter.OutboundEvent;
import io.signalbox.socketio.adapter.SocketDetails;
import io.signalbox.socketio.packet.Packet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The in-memory adapter with connection state recovery: an event without ack that is not volatile gets an
/// offset as its last argument and is kept for a while. Source: socket.io, "Connection state recovery".
///
/// Events have to be kept in the order in which clients get them, so a broadcast takes a lock while it is
/// kept and handed to the loops; with handlers off the loops (the default) loops take it only when a client
/// goes or comes.
public final class RecoveringAdapter implements Adapter {
    // What is kept for minutes would pin chunks of the pool.
    private static final ByteBufAllocator UNPOOLED = UnpooledByteBufAllocator.DEFAULT;
    private static final int PREFIX = 8;

    private final LocalAdapter local;
    private final RecoveryOptions options;
    private final EngineLoop sweeper;
    private final ReentrantLock lock = new ReentrantLock();
    private final PacketLog log;
    private final SavedSessions sessions;
    private boolean sweeping;
    private boolean closed;

    /// @param sweeper the loop on which what is too old is thrown away
    public RecoveringAdapter(LocalAdapter local, RecoveryOptions options, EngineLoop sweeper) {
        this.local = local;
        this.options = options;
        this.sweeper = sweeper;
        this.log = new PacketLog(options, sweeper.newId().substring(0, PREFIX) + "-");
        this.sessions = new SavedSessions(options);
    }

    /// What came with a client that is back.
    ///
    /// @param session as it was saved
    /// @param position of the last event that the client has
    public record Recovered(SavedSession session, long position) {}

    /// The settings.
    public RecoveryOptions options() {
        return options;
    }

    /// Keeps a socket's state because its client may come back. Any thread.
    public void save(SavedSession session) {
        lock.lock();
        try {
            sessions.put(session);
            sweepLater();
        } finally {
            lock.unlock();
        }
    }

    /// Finds what a client that says it was here before has left, and takes it out. Any thread.
    ///
    /// @return null when it is not known, was away too long, or has missed more than was kept
    public @Nullable Recovered restore(String pid, String offset) {
        lock.lock();
        try {
            long position = log.position(offset);
            if (position == 0 || !log.reaches(position)) {
                return null;
            }
            SavedSession session = sessions.take(pid, System.nanoTime());
            return session == null ? null : new Recovered(session, position);
        } finally {
            lock.unlock();
        }
    }

    /// Lets a recovered socket in: no event falls between those that it has missed and those that it gets
    /// from now on.
    ///
    /// @param enter registers the socket and joins its rooms
    /// @return the missed events, with a reference each, and the position up to which later deliveries are
    ///     repetitions; null when some of the events are no longer there
    public @Nullable Missed rejoin(Recovered recovered, Runnable enter) {
        lock.lock();
        try {
            List<Outbound> events = log.after(recovered.position(), recovered.session().rooms());
            if (events == null) {
                return null;
            }
            // What entering itself causes (reports to admins) comes behind.
            long upTo = log.last();
            enter.run();
            return new Missed(events, upTo);
        } finally {
            lock.unlock();
        }
    }

    /// The value of [#rejoin].
    ///
    /// @param events in their order
    /// @param upTo position of the last event of the namespace
    public record Missed(List<Outbound> events, long upTo) {}

    @Override
    public void broadcast(Packet.Event packet, BroadcastOptions to) {
        if (packet.wantsAck() || to.flags().isVolatile()) {
            local.broadcast(packet, to);
            return;
        }
        lock.lock();
        try {
            List<@Nullable Object> data = new ArrayList<>(packet.data());
            data.add(log.nextOffset());
            Packet.Event marked = new Packet.Event(packet.nsp(), data);
            Outbound encoded = local.parser().encode(UNPOOLED, marked);
            if (closed) {
                encoded.release();
                return;
            }
            long position = log.add(encoded, to, System.nanoTime());
            local.broadcast(new OutboundEvent(marked, encoded, to.flags(), position), to);
            encoded.release();
            sweepLater();
        } finally {
            lock.unlock();
        }
    }

    // Called with the lock held.
    private void sweepLater() {
        if (!sweeping && !closed) {
            sweeping = true;
            long nanos = options.maxDisconnectionDuration().toNanos();
            sweeper.execute(() -> sweeper.after(nanos, this::sweep));
        }
    }

    private void sweep() {
        lock.lock();
        try {
            long now = System.nanoTime();
            log.expire(now);
            sessions.expire(now);
            sweeping = false;
            if (!log.isEmpty() || !sessions.isEmpty()) {
                sweepLater();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Encoded bytes of the events that are kept.
    public long keptBytes() {
        lock.lock();
        try {
            return log.bytes();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void addAll(LocalSocket socket, Collection<String> rooms) {
        local.addAll(socket, rooms);
    }

    @Override
    public void del(LocalSocket socket, String room) {
        local.del(socket, room);
    }

    @Override
    public void delAll(LocalSocket socket) {
        local.delAll(socket);
    }

    @Override
    public void broadcastWithAck(
            Packet.Event packet,
            BroadcastOptions to,
            IntConsumer clientCount,
            Consumer<@Nullable Object> ack) {
        local.broadcastWithAck(packet, to, clientCount, ack);
    }

    @Override
    public CompletionStage<List<SocketDetails>> fetchSockets(BroadcastOptions of) {
        return local.fetchSockets(of);
    }

    @Override
    public void addSockets(BroadcastOptions of, Set<String> rooms) {
        local.addSockets(of, rooms);
    }

    @Override
    public void delSockets(BroadcastOptions of, Set<String> rooms) {
        local.delSockets(of, rooms);
    }

    @Override
    public void disconnectSockets(BroadcastOptions of, boolean close) {
        local.disconnectSockets(of, close);
    }

    @Override
    public void serverSideEmit(List<@Nullable Object> data) {
        local.serverSideEmit(data);
    }

    @Override
    public CompletionStage<List<@Nullable Object>> serverSideEmitWithAck(
            List<@Nullable Object> data) {
        return local.serverSideEmitWithAck(data);
    }

    @Override
    public Set<String> socketRooms(String id) {
        return local.socketRooms(id);
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return local.serverCount();
    }

    @Override
    public void listen(AdapterListener listener) {
        local.listen(listener);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            log.clear();
            sessions.clear();
        } finally {
            lock.unlock();
        }
        local.close();
    }
}
