package io.signalbox.socketio;

import io.signalbox.engineio.EngineOptions;
import io.signalbox.socketio.adapter.AdapterFactory;
import io.signalbox.socketio.adapter.recovery.RecoveryOptions;
import io.signalbox.socketio.packet.Parser;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Settings of a server, with the official names and defaults. Source: socket.io, "Server options".
///
/// @param engine those of the engine below
/// @param connectTimeout how long a client may stay without having been let into any namespace; 45 s
/// @param adapter makes each namespace's adapter; in memory
/// @param handlers makes the executor of the application's handlers when the server starts; `() ->
///     Runnable::run` runs them on the event loops, for handlers that never block; virtual threads
/// @param parser how packets are encoded, the same at all clients; JSON
/// @param connectionStateRecovery gives clients back what they missed while they were away for a moment, with
///     the in-memory adapter only; null (the default) for off
/// @param cleanupEmptyChildNamespaces whether a namespace that was made for a client is removed with its last
///     socket; false
/// @param maxChildNamespaces how many such namespaces there may be at a time, lest clients make them without
///     end; 10,000
public record SocketIoOptions(
        EngineOptions engine,
        Duration connectTimeout,
        AdapterFactory adapter,
        Supplier<Executor> handlers,
        Parser parser,
        @Nullable RecoveryOptions connectionStateRecovery,
        boolean cleanupEmptyChildNamespaces,
        int maxChildNamespaces) {

    /// The official defaults, handlers on virtual threads.
    public static final SocketIoOptions DEFAULT =
            new SocketIoOptions(
                    EngineOptions.DEFAULT,
                    Duration.ofSeconds(45),
                    AdapterFactory.IN_MEMORY,
                    Executors::newVirtualThreadPerTaskExecutor,
                    Parser.JSON,
                    null,
                    false,
                    10_000);

    /// A copy with other settings of the engine.
    public SocketIoOptions withEngine(EngineOptions value) {
        return new SocketIoOptions(
                value,
                connectTimeout,
                adapter,
                handlers,
                parser,
                connectionStateRecovery,
                cleanupEmptyChildNamespaces,
                maxChildNamespaces);
    }

    /// A copy with another limit for clients without a namespace.
    public SocketIoOptions withConnectTimeout(Duration value) {
        return new SocketIoOptions(
                engine,
                value,
                adapter,
                handlers,
                parser,
                connectionStateRecovery,
                cleanupEmptyChildNamespaces,
                maxChildNamespaces);
    }

    /// A copy with another adapter.
    public SocketIoOptions withAdapter(AdapterFactory value) {
        return new SocketIoOptions(
                engine,
                connectTimeout,
                value,
                handlers,
                parser,
                connectionStateRecovery,
                cleanupEmptyChildNamespaces,
                maxChildNamespaces);
    }

    /// A copy with another executor for handlers.
    public SocketIoOptions withHandlers(Supplier<Executor> value) {
        return new SocketIoOptions(
                engine,
                connectTimeout,
                adapter,
                value,
                parser,
                connectionStateRecovery,
                cleanupEmptyChildNamespaces,
                maxChildNamespaces);
    }

    /// A copy with another encoding.
    public SocketIoOptions withParser(Parser value) {
        return new SocketIoOptions(
                engine,
                connectTimeout,
                adapter,
                handlers,
                value,
                connectionStateRecovery,
                cleanupEmptyChildNamespaces,
                maxChildNamespaces);
    }

    /// A copy with connection state recovery on, or off for null.
    public SocketIoOptions withConnectionStateRecovery(@Nullable RecoveryOptions value) {
        return new SocketIoOptions(
                engine,
                connectTimeout,
                adapter,
                handlers,
                parser,
                value,
                cleanupEmptyChildNamespaces,
                maxChildNamespaces);
    }

    /// A copy with the choice about empty child namespaces made.
    public SocketIoOptions withCleanupEmptyChildNamespaces(boolean value) {
        return new SocketIoOptions(
                engine,
                connectTimeout,
                adapter,
                handlers,
                parser,
                connectionStateRecovery,
                value,
                maxChildNamespaces);
    }

    /// A copy with another limit for child namespaces.
    public SocketIoOptions withMaxChildNamespaces(int value) {
        return new SocketIoOptions(
                engine,
                connectTimeout,
                adapter,
                handlers,
                parser,
                connectionStateRecovery,
                cleanupEmptyChildNamespaces,
                value);
    }
}
