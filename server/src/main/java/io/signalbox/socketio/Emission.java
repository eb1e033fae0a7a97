package io.signalbox.socketio;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// An event to one socket, with modifiers. Immutable; any thread.
public final class Emission {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Socket socket;
    private final boolean isVolatile;
    private final Duration timeout;

    Emission(Socket socket) {
        this(socket, false, DEFAULT_TIMEOUT);
    }

    private Emission(Socket socket, boolean isVolatile, Duration timeout) {
        this.socket = socket;
        this.isVolatile = isVolatile;
        this.timeout = timeout;
    }

    /// May be dropped when the client is not ready.
    public Emission volatileFlag() {
        return new Emission(socket, true, timeout);
    }

    /// How long the answer is waited for; 10 s when not said.
    public Emission timeout(Duration value) {
        return new Emission(socket, isVolatile, value);
    }

    /// Sends it.
    ///
    /// @throws IllegalArgumentException for a value that JSON does not know
    public void emit(String event, @Nullable Object... args) {
        socket.emit(isVolatile, Values.event(event, args));
    }

    /// Sends it and gives the arguments of the client's answer.
    ///
    /// @return fails with [AckException] when the time is over or the client goes
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, @Nullable Object... args) {
        return socket.emitWithAck(timeout, Values.event(event, args));
    }
}
