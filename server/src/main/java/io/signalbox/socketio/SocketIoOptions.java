package io.signalbox.socketio;

import io.signalbox.engineio.EngineOptions;
import io.signalbox.socketio.adapter.AdapterFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Settings of a server, with the official names and defaults.
///
/// @param engine those of the engine below
/// @param connectTimeout how long a client may stay without any namespace
/// @param adapter makes each namespace's adapter
/// @param handlers makes the executor of the application's handlers when the server starts; `() ->
///     Runnable::run` runs them on the event loops, for handlers that never block
public record SocketIoOptions(
        EngineOptions engine,
        Duration connectTimeout,
        AdapterFactory adapter,
        Supplier<Executor> handlers) {

    /// The official defaults, handlers on virtual threads.
    public static final SocketIoOptions DEFAULT =
            new SocketIoOptions(
                    EngineOptions.DEFAULT,
                    Duration.ofSeconds(45),
                    AdapterFactory.IN_MEMORY,
                    Executors::newVirtualThreadPerTaskExecutor);

    /// A copy with other settings of the engine.
    public SocketIoOptions withEngine(EngineOptions value) {
        return new SocketIoOptions(value, connectTimeout, adapter, handlers);
    }

    /// A copy with another limit for clients without a namespace.
    public SocketIoOptions withConnectTimeout(Duration value) {
        return new SocketIoOptions(engine, value, adapter, handlers);
    }

    /// A copy with another adapter.
    public SocketIoOptions withAdapter(AdapterFactory value) {
        return new SocketIoOptions(engine, connectTimeout, value, handlers);
    }

    /// A copy with another executor for handlers.
    public SocketIoOptions withHandlers(Supplier<Executor> value) {
        return new SocketIoOptions(engine, connectTimeout, adapter, value);
    }
}
