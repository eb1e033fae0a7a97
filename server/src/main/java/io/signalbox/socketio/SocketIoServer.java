package io.signalbox.socketio;

import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.Engine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// A Socket.IO v5 server without a listening socket of its own: hand [#engine()] to
/// `io.signalbox.engineio.transport.TransportServer`. Any thread.
public final class SocketIoServer implements AutoCloseable {
    /// Name of the main namespace.
    public static final String MAIN = "/";

    private final SocketIoOptions options;
    private final Executor handlerExecutor;
    private final Engine engine;
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
    private final List<ServerObserver> observers = new CopyOnWriteArrayList<>();

    /// Starts the event loops; the main namespace exists from the beginning.
    public SocketIoServer(SocketIoOptions options) {
        this.options = options;
        this.handlerExecutor = options.handlers().get();
        this.engine = new Engine(options.engine(), session -> new Client(this, session));
        of(MAIN);
    }

    /// The settings.
    public SocketIoOptions options() {
        return options;
    }

    /// The engine below.
    public Engine engine() {
        return engine;
    }

    /// The namespace of that name, created by the first call. A missing leading slash is added.
    public Namespace of(String name) {
        String full = name.startsWith("/") ? name : "/" + name;
        Namespace present = namespaces.get(full);
        if (present != null) {
            return present;
        }
        synchronized (namespaces) {
            return namespaces.computeIfAbsent(full, this::create);
        }
    }

    private Namespace create(String name) {
        Namespace made = new Namespace(this, name);
        observers.forEach(o -> o.namespaceCreated(made));
        return made;
    }

    @Nullable Namespace find(String name) {
        return namespaces.get(name);
    }

    /// All namespaces.
    public List<Namespace> namespaces() {
        return List.copyOf(namespaces.values());
    }

    /// The main namespace.
    public Namespace main() {
        return of(MAIN);
    }

    /// The sockets of these rooms of the main namespace.
    public Broadcast to(String... rooms) {
        return main().to(rooms);
    }

    /// Sends an event to everybody in the main namespace.
    public void emit(String event, @Nullable Object... args) {
        main().emit(event, args);
    }

    /// Registers a watcher.
    public void observe(ServerObserver observer) {
        observers.add(observer);
        engine.observe(observer);
    }

    List<ServerObserver> observers() {
        return observers;
    }

    /// Where handlers of the application run.
    public Executor handlerExecutor() {
        return handlerExecutor;
    }

    /// Closes every connection, WebSockets with code 1001 and the reason `server shutting down`, and
    /// ends. Blocks for a few seconds at most; not on a loop.
    @Override
    public void close() {
        // No DISCONNECT packet: official clients take it as a wish not to see them again and stay
        // away,
        // while a closed transport brings them back, to another server.
        engine.closeSessions(CloseReason.SERVER_SHUTTING_DOWN).join();
        namespaces.values().forEach(namespace -> namespace.adapter().close());
        engine.close();
        if (handlerExecutor instanceof ExecutorService service) {
            service.shutdown();
        }
    }
}
