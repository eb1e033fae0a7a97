package io.signalbox.socketio;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Who can speak to many sockets at once: a server (to its main namespace), a namespace, a parent of
/// namespaces. Each method starts with everybody; [Broadcast] says what it does. Any thread.
/// Source: socket.io, "Server API", classes Server and Namespace.
public interface BroadcastSource {

    /// Everybody.
    Broadcast broadcast();

    /// The sockets of these rooms (or with these ids).
    default Broadcast to(String... rooms) {
        return broadcast().to(rooms);
    }

    /// The same as [#to(String...)].
    default Broadcast in(String... rooms) {
        return broadcast().to(rooms);
    }

    /// Everybody but the sockets of these rooms.
    default Broadcast except(String... rooms) {
        return broadcast().except(rooms);
    }

    /// Everybody on this server (`local` of the official API).
    default Broadcast localFlag() {
        return broadcast().local();
    }

    /// Everybody whose connection is ready (`volatile` of the official API).
    default Broadcast volatileFlag() {
        return broadcast().volatileFlag();
    }

    /// Whether to compress, where the transport can.
    default Broadcast compress(boolean value) {
        return broadcast().compress(value);
    }

    /// How long acks are waited for.
    default Broadcast timeout(Duration value) {
        return broadcast().timeout(value);
    }

    /// Sends an event to everybody.
    ///
    /// @throws IllegalArgumentException for a value that the parser does not know and for a reserved name
    default void emit(String event, @Nullable Object... args) {
        broadcast().emit(event, args);
    }

    /// Sends the event `message` to everybody.
    default void send(@Nullable Object... args) {
        emit("message", args);
    }

    /// Sends an event to everybody and collects the answers.
    default CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, @Nullable Object... args) {
        return broadcast().emitWithAck(event, args);
    }

    /// The sockets of all servers.
    default CompletionStage<List<RemoteSocket>> fetchSockets() {
        return broadcast().fetchSockets();
    }

    /// Puts everybody into rooms.
    default void socketsJoin(String... rooms) {
        broadcast().socketsJoin(rooms);
    }

    /// Takes everybody out of rooms.
    default void socketsLeave(String... rooms) {
        broadcast().socketsLeave(rooms);
    }

    /// Disconnects everybody, with `close` the whole connections below.
    default void disconnectSockets(boolean close) {
        broadcast().disconnectSockets(close);
    }
}
