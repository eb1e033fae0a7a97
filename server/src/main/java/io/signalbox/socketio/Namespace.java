package io.signalbox.socketio;

import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.LocalSocket;
import io.signalbox.socketio.packet.Packet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One namespace of a server: its sockets, its handlers, and broadcasts to them. Any thread.
public final class Namespace implements AdapterContext {
    private static final Logger LOG = LoggerFactory.getLogger(Namespace.class);

    private final SocketIoServer server;
    private final String name;
    private final LocalAdapter local;
    private final Adapter adapter;
    private final List<ConnectMiddleware> middlewares = new CopyOnWriteArrayList<>();
    private final List<Consumer<Socket>> connectHandlers = new CopyOnWriteArrayList<>();
    private final List<ServerSideHandler> serverSide = new CopyOnWriteArrayList<>();
    private final SocketHandlers handlers = new SocketHandlers();
    private final AtomicLong ackIds = new AtomicLong();

    Namespace(SocketIoServer server, String name) {
        this.server = server;
        this.name = name;
        this.local = new LocalAdapter(server.engine().loops());
        this.adapter = server.options().adapter().create(this, local);
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

    /// Adds a handler for new sockets; it runs before the handlers of their events.
    public Namespace onConnection(Consumer<Socket> handler) {
        connectHandlers.add(handler);
        return this;
    }

    /// Adds a handler for one kind of event of all sockets; costs no memory per socket.
    public Namespace on(String event, EventHandler handler) {
        handlers.on(event, handler);
        return this;
    }

    /// Adds a handler for all events of all sockets.
    public Namespace onAny(EventHandler handler) {
        handlers.any.add(handler);
        return this;
    }

    /// Adds a handler for events that other servers send by `serverSideEmit`.
    public Namespace onServerSideEmit(ServerSideHandler handler) {
        serverSide.add(handler);
        return this;
    }

    /// Everybody in the namespace.
    public Broadcast broadcast() {
        return new Broadcast(this, BroadcastOptions.ALL);
    }

    /// The sockets of these rooms (or with these ids).
    public Broadcast to(String... rooms) {
        return broadcast().to(rooms);
    }

    /// The same as [#to(String...)].
    public Broadcast in(String... rooms) {
        return broadcast().to(rooms);
    }

    /// Everybody but the sockets of these rooms.
    public Broadcast except(String... rooms) {
        return broadcast().except(rooms);
    }

    /// Everybody on this server.
    public Broadcast localFlag() {
        return broadcast().local();
    }

    /// Sends an event to everybody in the namespace.
    public void emit(String event, @Nullable Object... args) {
        broadcast().emit(event, args);
    }

    /// The sockets of all servers.
    public CompletionStage<List<RemoteSocket>> fetchSockets() {
        return broadcast().fetchSockets();
    }

    /// Sends an event to the other servers of the fleet.
    public void serverSideEmit(String event, @Nullable Object... args) {
        adapter.serverSideEmit(Values.event(event, args));
    }

    /// The same, with the first ack argument of each of them.
    public CompletionStage<List<@Nullable Object>> serverSideEmitWithAck(
            String event, @Nullable Object... args) {
        return adapter.serverSideEmitWithAck(Values.event(event, args));
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

    /// A client asks to be let in. On its loop.
    void connect(Client client, Map<String, @Nullable Object> auth) {
        Socket socket = new Socket(this, client, auth);
        client.add(socket);
        if (middlewares.isEmpty()) {
            socket.accept();
        } else {
            socket.runLater(() -> checkThenAccept(socket));
        }
    }

    private void checkThenAccept(Socket socket) {
        Packet.ConnectError refusal = check(socket);
        socket.loop()
                .execute(
                        () -> {
                            if (refusal == null) {
                                socket.accept();
                            } else {
                                socket.refuse(refusal);
                            }
                        });
    }

    // A named boundary: whatever an application's middleware throws ends this attempt and nothing
    // else.
    private Packet.@Nullable ConnectError check(Socket socket) {
        try {
            for (ConnectMiddleware middleware : middlewares) {
                middleware.check(socket);
            }
            return null;
        } catch (ConnectRefused e) {
            Map<String, @Nullable Object> payload = new LinkedHashMap<>();
            payload.put("message", e.getMessage());
            if (e.data() != null) {
                payload.put("data", e.data());
            }
            return new Packet.ConnectError(name, payload);
        } catch (RuntimeException e) {
            LOG.warn("A connect middleware of {} failed", name, e);
            return new Packet.ConnectError(name, Map.of("message", "internal error"));
        }
    }

    // The three below run in the socket's mailbox and are the boundary to the application's
    // handlers.

    void connected(Socket socket) {
        for (Consumer<Socket> handler : connectHandlers) {
            try {
                handler.accept(socket);
            } catch (RuntimeException e) {
                LOG.warn("A connection handler of {} failed", name, e);
            }
        }
    }

    void dispatch(Event event, @Nullable SocketHandlers own) {
        try {
            if (own != null) {
                for (EventHandler middleware : own.middlewares) {
                    middleware.handle(event);
                }
                own.dispatch(event);
            }
            handlers.dispatch(event);
        } catch (Exception e) {
            failed(event, own, e);
        }
    }

    private void failed(Event event, @Nullable SocketHandlers own, Exception failure) {
        if (own == null || own.errors.isEmpty()) {
            LOG.warn("A handler of event {} in {} failed", event.name(), name, failure);
        } else {
            own.errors.forEach(handler -> handler.accept(failure));
        }
    }

    void disconnected(
            Socket socket,
            @Nullable SocketHandlers own,
            DisconnectReason reason,
            Set<String> rooms) {
        if (own == null) {
            return;
        }
        for (DisconnectHandler handler : own.disconnect) {
            try {
                handler.disconnected(reason, rooms);
            } catch (RuntimeException e) {
                LOG.warn("A disconnect handler of socket {} failed", socket.id(), e);
            }
        }
    }
}
