package io.signalbox.socketio;

import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.Engine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A Socket.IO v5 server without a listening socket of its own: hand [#engine()] to
/// `io.signalbox.engineio.transport.TransportServer`. What it sends goes to the main namespace. Any thread.
/// Source: socket.io, "Server API", class Server.
public final class SocketIoServer implements BroadcastSource, AutoCloseable {
    /// Name of the main namespace.
    public static final String MAIN = "/";

    private final SocketIoOptions options;
    private final Executor handlerExecutor;
    private final Engine engine;
    private final LongAdder ackTimeouts = new LongAdder();
    private final List<ServerObserver> observers = new CopyOnWriteArrayList<>();
    private final NamespaceRegistry registry = new NamespaceRegistry(this);
    private final AtomicBoolean closed = new AtomicBoolean();

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

    NamespaceRegistry registry() {
        return registry;
    }

    /// The namespace of that name, created by the first call. A missing leading slash is added. One whose name
    /// matches the pattern of a parent becomes its child.
    public Namespace of(String name) {
        return registry.of(name);
    }

    /// Lets clients have namespaces made in whose names the pattern is found (as JavaScript's `test` does:
    /// anchor it by `^` and `$`). Names that exist come first, then parents in the order of these calls.
    public ParentNamespace of(Pattern names) {
        return registry.add(new ParentNamespace(names));
    }

    /// The same with a rule that gets the name and the client's `auth`. It runs where handlers run and may
    /// block; what it throws means no.
    public ParentNamespace of(BiPredicate<String, Map<String, @Nullable Object>> rule) {
        return registry.add(
                new ParentNamespace(
                        "dynamic namespace",
                        (name, auth) -> CompletableFuture.completedFuture(rule.test(name, auth))));
    }

    /// The same with a rule that answers later; a stage that fails means no.
    public ParentNamespace ofAsync(
            BiFunction<String, Map<String, @Nullable Object>, ? extends CompletionStage<Boolean>>
                    rule) {
        return registry.add(new ParentNamespace("dynamic namespace", rule));
    }

    /// Hears of every namespace that is made from now on (`new_namespace` of the official API), on the thread
    /// that makes it, before its first socket.
    public SocketIoServer onNewNamespace(Consumer<Namespace> listener) {
        registry.onNew(listener);
        return this;
    }

    /// All namespaces.
    public List<Namespace> namespaces() {
        return registry.all();
    }

    /// The main namespace (`io.sockets` of the official API).
    public Namespace main() {
        return of(MAIN);
    }

    @Override
    public Broadcast broadcast() {
        return main().broadcast();
    }

    /// Adds a middleware for new sockets of the main namespace.
    public SocketIoServer use(ConnectMiddleware middleware) {
        main().use(middleware);
        return this;
    }

    /// Adds a handler for new sockets of the main namespace.
    public SocketIoServer onConnection(Consumer<Socket> handler) {
        main().onConnection(handler);
        return this;
    }

    /// Sends an event to the main namespace of the other servers of the fleet.
    public void serverSideEmit(String event, @Nullable Object... args) {
        main().serverSideEmit(event, args);
    }

    /// The same, with the first ack argument of each of them.
    public CompletionStage<List<@Nullable Object>> serverSideEmitWithAck(
            String event, @Nullable Object... args) {
        return main().serverSideEmitWithAck(event, args);
    }

    /// Registers a watcher.
    public void observe(ServerObserver observer) {
        observers.add(observer);
        engine.observe(observer);
    }

    List<ServerObserver> observers() {
        return observers;
    }

    LongAdder ackTimeouts() {
        return ackTimeouts;
    }

    /// Answers of clients that did not come in time, since the start.
    public long timedOutAcks() {
        return ackTimeouts.sum();
    }

    /// Where handlers of the application run.
    public Executor handlerExecutor() {
        return handlerExecutor;
    }

    /// Closes every connection, WebSockets with code 1001 and the reason `server shutting down`, and
    /// ends. Blocks for a few seconds at most; not on a loop. A second call does nothing.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // No DISCONNECT packet: official clients take it as a wish not to see them again and stay
        // away, while a closed transport brings them back, to another server.
        engine.closeSessions(CloseReason.SERVER_SHUTTING_DOWN).join();
        namespaces().forEach(namespace -> namespace.adapter().close());
        engine.close();
        if (handlerExecutor instanceof ExecutorService service) {
            service.shutdown();
        }
    }
}
