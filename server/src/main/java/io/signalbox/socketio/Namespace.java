package io.signalbox.socketio;

import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.LocalSocket;
import io.signalbox.socketio.adapter.recovery.RecoveringAdapter;
import io.signalbox.socketio.adapter.recovery.RecoveryOptions;
import io.signalbox.socketio.packet.PacketRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One namespace of a server: its sockets, its handlers, and broadcasts to them. Any thread.
/// Source: socket.io, "Server API", class Namespace.
public final class Namespace implements AdapterContext, BroadcastSource, Supplier<List<Namespace>> {
    private static final Logger LOG = LoggerFactory.getLogger(Namespace.class);
    private static final int CLOSED = -1;

    private final SocketIoServer server;
    private final String name;
    private final LocalAdapter local;
    private final Adapter adapter;
    private final @Nullable RecoveringAdapter recovery;
    private final ConnectChain middlewares = new ConnectChain();
    private final NamespaceHandlers handlers;
    private final List<ServerSideHandler> serverSide = new CopyOnWriteArrayList<>();
    private final AtomicLong ackIds = new AtomicLong();
    private final List<Namespace> itself = List.of(this);
    private final @Nullable ParentNamespace parent;

    // Sockets that are connected or on their way, CLOSED once the namespace has been removed.
    private final AtomicInteger population = new AtomicInteger();

    Namespace(SocketIoServer server, String name, @Nullable ParentNamespace parent) {
        this.server = server;
        this.name = name;
        this.parent = parent;
        this.handlers = new NamespaceHandlers(name);
        this.local = new LocalAdapter(server.engine().loops(), server.options().parser());
        Adapter made = server.options().adapter().create(this, local);
        this.recovery = recovery(made, server.options().connectionStateRecovery());
        this.adapter = recovery == null ? made : recovery;
        if (parent != null) {
            middlewares.inherit(parent.middlewares());
            handlers.inherit(parent.handlers());
        }
    }

    private @Nullable RecoveringAdapter recovery(Adapter made, @Nullable RecoveryOptions wanted) {
        if (wanted == null) {
            return null;
        }
        if (made != local) {
            LOG.warn("Connection state recovery needs the in-memory adapter; {} is without", name);
            return null;
        }
        return new RecoveringAdapter(local, wanted, server.engine().loops().getFirst());
    }

    @Override
    public String name() {
        return name;
    }

    /// The server that it belongs to.
    public SocketIoServer server() {
        return server;
    }

    /// Its rooms, over the whole fleet.
    public Adapter adapter() {
        return adapter;
    }

    /// The part of its rooms that is in this process.
    public LocalAdapter local() {
        return local;
    }

    @Nullable RecoveringAdapter recovery() {
        return recovery;
    }

    @Nullable ParentNamespace parent() {
        return parent;
    }

    /// This namespace alone: whom its broadcasts are about.
    @Override
    public List<Namespace> get() {
        return itself;
    }

    /// The connected sockets of this server.
    public List<Socket> sockets() {
        return local.sockets().stream().map(Socket.class::cast).toList();
    }

    /// Number of connected sockets of this server.
    public int socketCount() {
        return local.sockets().size();
    }

    /// A connected socket of this server.
    public @Nullable Socket socket(String id) {
        LocalSocket socket = local.socket(id);
        return socket == null ? null : (Socket) socket;
    }

    /// Adds a middleware for new sockets.
    public Namespace use(ConnectMiddleware middleware) {
        middlewares.add(middleware);
        return this;
    }

    /// Adds a middleware for new sockets that answers later: a socket is let in when the stage completes and
    /// refused when it fails, with [ConnectRefused] as the client shall hear it. Called on the same threads as
    /// event handlers.
    public Namespace useAsync(Function<Socket, ? extends CompletionStage<?>> middleware) {
        middlewares.addAsync(middleware);
        return this;
    }

    /// Adds a handler for new sockets; it runs before the handlers of their events.
    public Namespace onConnection(Consumer<Socket> handler) {
        handlers.onConnection(handler);
        return this;
    }

    /// Adds a handler for one kind of event of all sockets; costs no memory per socket.
    public Namespace on(String event, EventHandler handler) {
        handlers.events().on(event, handler);
        return this;
    }

    /// Takes such a handler away.
    public Namespace off(String event, EventHandler handler) {
        handlers.events().off(event, handler);
        return this;
    }

    /// Adds a handler for all events of all sockets.
    public Namespace onAny(EventHandler handler) {
        handlers.events().onAny(handler, false);
        return this;
    }

    /// Adds a handler for events that other servers send by `serverSideEmit`.
    public Namespace onServerSideEmit(ServerSideHandler handler) {
        serverSide.add(handler);
        return this;
    }

    @Override
    public Broadcast broadcast() {
        return new Broadcast(this, BroadcastOptions.ALL);
    }

    /// Sends an event to the other servers of the fleet.
    ///
    /// @throws IllegalArgumentException for a reserved name
    public void serverSideEmit(String event, @Nullable Object... args) {
        adapter.serverSideEmit(PacketRules.event(event, args));
    }

    /// The same, with the first ack argument of each of them.
    public CompletionStage<List<@Nullable Object>> serverSideEmitWithAck(
            String event, @Nullable Object... args) {
        return adapter.serverSideEmitWithAck(PacketRules.event(event, args));
    }

    @Override
    public void serverSideEmitReceived(
            List<@Nullable Object> data, @Nullable Consumer<@Nullable Object> reply) {
        Consumer<@Nullable Object> answer = reply == null ? _ -> {} : reply;
        server.handlerExecutor()
                .execute(() -> serverSide.forEach(handler -> handler.handle(data, answer)));
    }

    @Override
    public long nextAckId() {
        return ackIds.getAndIncrement();
    }

    /// Reserves a place for a socket.
    ///
    /// @return false when the namespace has been removed
    boolean enter() {
        return population.updateAndGet(count -> count == CLOSED ? CLOSED : count + 1) != CLOSED;
    }

    /// A socket has gone, or did not come in the end.
    void left() {
        if (population.decrementAndGet() == 0
                && parent != null
                && server.options().cleanupEmptyChildNamespaces()) {
            server.registry().remove(this);
        }
    }

    /// Ends it if nobody is in it.
    boolean closeIfEmpty() {
        return population.compareAndSet(0, CLOSED);
    }

    /// A client that has a place is asking to be let in. On its loop.
    void connect(Client client, Map<String, @Nullable Object> auth) {
        SocketRecovery found =
                recovery == null ? null : SocketRecovery.look(recovery, auth, client);
        String kept = found == null ? null : found.sid();
        String id = kept == null ? client.session().loop().newId() : kept;
        Socket socket = new Socket(id, this, client, auth, found);
        client.add(socket);
        boolean skip =
                recovery != null && socket.recovered() && recovery.options().skipMiddlewares();
        if (skip || middlewares.isEmpty()) {
            socket.accept();
        } else {
            socket.runLater(() -> checkThenAccept(socket));
        }
    }

    private void checkThenAccept(Socket socket) {
        middlewares
                .check(socket)
                .thenAccept(
                        refusal ->
                                socket.loop()
                                        .execute(
                                                () -> {
                                                    if (refusal == null) {
                                                        socket.accept();
                                                    } else {
                                                        socket.refuse(refusal);
                                                    }
                                                }));
    }

    // What follows runs in the socket's mailbox.

    void connected(Socket socket) {
        handlers.connected(socket);
    }

    void dispatch(Event event) {
        handlers.dispatch(event);
    }

    void report(Socket socket, Exception failure) {
        handlers.report(socket, failure);
    }

    void disconnecting(Socket socket, DisconnectReason reason, Set<String> rooms) {
        SocketHandlers own = socket.ownHandlers();
        if (own != null) {
            handlers.ended(socket, own.disconnecting(), reason, rooms);
        }
    }

    void disconnected(Socket socket, DisconnectReason reason, Set<String> rooms) {
        SocketHandlers own = socket.ownHandlers();
        if (own != null) {
            handlers.ended(socket, own.disconnect(), reason, rooms);
        }
    }
}
