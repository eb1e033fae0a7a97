package io.signalbox.socketio;

import io.signalbox.socketio.adapter.Handshake;
import io.signalbox.socketio.adapter.SocketDetails;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A socket of any server of the fleet: a snapshot of its state, and live commands. Any thread.
public final class RemoteSocket {
    private final Namespace namespace;
    private final SocketDetails details;

    RemoteSocket(Namespace namespace, SocketDetails details) {
        this.namespace = namespace;
        this.details = details;
    }

    /// The public id.
    public String id() {
        return details.id();
    }

    /// What the client said first.
    public Handshake handshake() {
        return details.handshake();
    }

    /// Its rooms when it was fetched.
    public Set<String> rooms() {
        return details.rooms();
    }

    /// Its data when it was fetched.
    public Map<String, @Nullable Object> data() {
        return details.data();
    }

    /// Sends it an event.
    public void emit(String event, @Nullable Object... args) {
        namespace.to(id()).emit(event, args);
    }

    /// An event that may be dropped, has to be answered in time, and so on: the flags of a broadcast that
    /// reaches this socket only.
    public Broadcast broadcast() {
        return namespace.to(id());
    }

    /// Sends it an event and gives the first argument of its answer within 10 s.
    ///
    /// @return fails with [io.signalbox.socketio.ack.AckException] when the time is over, completes with an
    ///     empty value when the socket has gone
    public CompletableFuture<Optional<Object>> emitWithAck(String event, @Nullable Object... args) {
        return namespace
                .to(id())
                .expectSingleResponse()
                .emitWithAck(event, args)
                .thenApply(
                        all ->
                                all.isEmpty()
                                        ? Optional.empty()
                                        : Optional.ofNullable(all.getFirst()));
    }

    /// Puts it into rooms.
    public void join(String... rooms) {
        namespace.in(id()).socketsJoin(rooms);
    }

    /// Takes it out of a room.
    public void leave(String room) {
        namespace.in(id()).socketsLeave(room);
    }

    /// Disconnects it, with `close` the whole connection below.
    public void disconnect(boolean close) {
        namespace.in(id()).disconnectSockets(close);
    }
}
