package io.signalbox.socketio;

import io.signalbox.socketio.adapter.BroadcastFlags;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.packet.PacketRules;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// An event to one socket, or from it to the others, with modifiers. Immutable; any thread.
public final class Emission {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Socket socket;
    private final BroadcastFlags flags;

    Emission(Socket socket) {
        this(socket, BroadcastFlags.NONE);
    }

    private Emission(Socket socket, BroadcastFlags flags) {
        this.socket = socket;
        this.flags = flags;
    }

    /// May be dropped when the client is not ready (`volatile` of the official API).
    public Emission volatileFlag() {
        return new Emission(socket, flags.withVolatile());
    }

    /// Whether to compress, where the transport can; it does by default.
    public Emission compress(boolean value) {
        return new Emission(socket, flags.withCompress(value));
    }

    /// How long the answer is waited for; 10 s when not said.
    public Emission timeout(Duration value) {
        return new Emission(socket, flags.withTimeout(value));
    }

    /// All other sockets of the namespace, with these modifiers.
    public Broadcast broadcast() {
        return new Broadcast(
                socket.namespace(), new BroadcastOptions(Set.of(), Set.of(socket.id()), flags));
    }

    /// The sockets of these rooms without this one, with these modifiers.
    public Broadcast to(String... rooms) {
        return broadcast().to(rooms);
    }

    /// The same as [#to(String...)].
    public Broadcast in(String... rooms) {
        return broadcast().to(rooms);
    }

    /// All other sockets but those of these rooms, with these modifiers.
    public Broadcast except(String... rooms) {
        return broadcast().except(rooms);
    }

    /// Sends it to this socket's client.
    ///
    /// @throws IllegalArgumentException for a value that the parser does not know and for a reserved name
    public void emit(String event, @Nullable Object... args) {
        socket.emit(flags, PacketRules.event(event, args));
    }

    /// Sends the event `message`.
    public void send(@Nullable Object... args) {
        emit("message", args);
    }

    /// Sends it and gives the arguments of the client's answer.
    ///
    /// @return fails with [io.signalbox.socketio.ack.AckException] when the time is over or the client goes
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, @Nullable Object... args) {
        Duration given = flags.timeout();
        return socket.emitWithAck(
                flags, given == null ? DEFAULT_TIMEOUT : given, PacketRules.event(event, args));
    }
}
