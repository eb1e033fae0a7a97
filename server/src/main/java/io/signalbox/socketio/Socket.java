package io.signalbox.socketio;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.adapter.BroadcastFlags;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.Handshake;
import io.signalbox.socketio.adapter.LocalSocket;
import io.signalbox.socketio.adapter.OutboundEvent;
import io.signalbox.socketio.adapter.SocketDetails;
import io.signalbox.socketio.packet.Packet;
import io.signalbox.socketio.packet.PacketEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client in one namespace. Its methods may be called on any thread and do not wait; what one thread asks
/// for in turn happens in that order.
public final class Socket extends LocalSocket {
    private final Namespace namespace;
    private final Client client;
    private final Map<String, @Nullable Object> auth;
    private final Mailbox mailbox;
    private volatile State state = State.CONNECTING;
    private volatile @Nullable SocketHandlers handlers;
    private volatile @Nullable SocketAttributes data;

    // Confined to the loop.
    private @Nullable PendingAcks acks;
    private @Nullable List<Outbound> early;

    private enum State {
        CONNECTING,
        CONNECTED,
        DISCONNECTED
    }

    Socket(Namespace namespace, Client client, Map<String, @Nullable Object> auth) {
        super(client.session().loop().newId(), client.session().loop());
        this.namespace = namespace;
        this.client = client;
        this.auth = auth;
        this.mailbox = new Mailbox(namespace.server().handlerExecutor());
    }

    /// Its namespace.
    public Namespace namespace() {
        return namespace;
    }

    /// The session below, which other namespaces of the same client share.
    public EngineSession session() {
        return client.session();
    }

    /// What the client said first.
    public Handshake handshake() {
        return client.handshake(auth);
    }

    /// Whether it is in its namespace now.
    public boolean connected() {
        return state == State.CONNECTED;
    }

    /// Values that the application keeps here.
    public SocketAttributes data() {
        SocketAttributes present = data;
        if (present == null) {
            synchronized (this) {
                present = data;
                if (present == null) {
                    present = new SocketAttributes(this);
                    data = present;
                }
            }
        }
        return present;
    }

    void dataChanged() {
        namespace.server().observers().forEach(o -> o.dataChanged(this));
    }

    private SocketHandlers handlers() {
        SocketHandlers present = handlers;
        if (present == null) {
            synchronized (this) {
                present = handlers;
                if (present == null) {
                    present = new SocketHandlers();
                    handlers = present;
                }
            }
        }
        return present;
    }

    /// Adds a handler for one kind of event. Handlers that are the same for all sockets are cheaper at the
    /// namespace ([Namespace#on]).
    public Socket on(String event, EventHandler handler) {
        handlers().on(event, handler);
        return this;
    }

    /// Takes a handler away.
    public Socket off(String event, EventHandler handler) {
        handlers().off(event, handler);
        return this;
    }

    /// Adds a handler for all events of this client.
    public Socket onAny(EventHandler handler) {
        handlers().any.add(handler);
        return this;
    }

    /// The same, before those that are there.
    public Socket prependAny(EventHandler handler) {
        handlers().any.addFirst(handler);
        return this;
    }

    /// Takes such a handler away.
    public Socket offAny(EventHandler handler) {
        handlers().any.remove(handler);
        return this;
    }

    /// Watches the events that are sent to this client, acks excepted.
    public Socket onAnyOutgoing(SentHandler handler) {
        handlers().sent.add(handler);
        return this;
    }

    /// Adds a middleware for this client's events: what it throws keeps the event from the handlers.
    public Socket use(EventHandler middleware) {
        handlers().middlewares.add(middleware);
        return this;
    }

    /// Adds a handler for the end.
    public Socket onDisconnect(DisconnectHandler handler) {
        handlers().disconnect.add(handler);
        return this;
    }

    /// Adds a handler for what middlewares and event handlers throw.
    public Socket onError(Consumer<Exception> handler) {
        handlers().errors.add(handler);
        return this;
    }

    /// Sends an event to this client.
    ///
    /// @throws IllegalArgumentException for a value that JSON does not know
    public void emit(String event, @Nullable Object... args) {
        emit(false, Values.event(event, args));
    }

    /// Sends an event to this client and gives the arguments of its answer within 10 s.
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, @Nullable Object... args) {
        return new Emission(this).emitWithAck(event, args);
    }

    /// An event to this client with another time limit for its answer.
    public Emission timeout(Duration value) {
        return new Emission(this).timeout(value);
    }

    /// An event that may be dropped when the client is not ready.
    public Emission volatileFlag() {
        return new Emission(this).volatileFlag();
    }

    /// All other sockets of the namespace.
    public Broadcast broadcast() {
        return new Broadcast(
                namespace, new BroadcastOptions(Set.of(), Set.of(id()), BroadcastFlags.NONE));
    }

    /// The sockets of these rooms without this one.
    public Broadcast to(String... rooms) {
        return broadcast().to(rooms);
    }

    /// The same as [#to(String...)].
    public Broadcast in(String... rooms) {
        return to(rooms);
    }

    /// All other sockets but those of these rooms.
    public Broadcast except(String... rooms) {
        return broadcast().except(rooms);
    }

    /// Joins rooms.
    public void join(String... rooms) {
        namespace.adapter().addAll(this, Arrays.asList(rooms));
    }

    /// Leaves a room.
    public void leave(String room) {
        namespace.adapter().del(this, room);
    }

    @Override
    public void disconnect(boolean close) {
        loop().execute(
                        () -> {
                            if (close) {
                                client.disconnectAll();
                            } else {
                                disconnectNow();
                            }
                        });
    }

    @Override
    public SocketDetails details() {
        SocketAttributes present = data;
        return new SocketDetails(
                id(), handshake(), rooms(), present == null ? Map.of() : present.asMap());
    }

    // From here on: on the loop.

    void disconnectNow() {
        if (state == State.CONNECTED) {
            sendNow(new Packet.Disconnect(namespace.name()));
            end(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        }
    }

    boolean isBusy() {
        return mailbox.waiting() > 0;
    }

    void runLater(Runnable task) {
        mailbox.add(task);
    }

    /// Lets the socket in.
    void accept() {
        if (state != State.CONNECTING || !client.session().isOpen()) {
            return;
        }
        state = State.CONNECTED;
        // First of all: clients mishandle events that come before it, and joining a room may cause
        // some.
        sendNow(new Packet.Connect(namespace.name(), Map.of("sid", id())));
        namespace.local().register(this);
        namespace.adapter().addAll(this, List.of(id()));
        namespace.server().observers().forEach(o -> o.socketConnected(this));
        List<Outbound> kept = early;
        early = null;
        if (kept != null) {
            kept.forEach(
                    message -> {
                        client.session().send(message, false);
                        message.release();
                    });
        }
        mailbox.add(() -> namespace.connected(this));
    }

    void refuse(Packet.ConnectError error) {
        if (state == State.CONNECTING) {
            dropEarly();
            state = State.DISCONNECTED;
            client.remove(this);
            sendNow(error);
        }
    }

    /// The socket is gone, for whatever reason.
    void end(DisconnectReason reason) {
        State before = state;
        state = State.DISCONNECTED;
        client.remove(this);
        dropEarly();
        if (before != State.CONNECTED) {
            return;
        }
        Set<String> rooms = rooms();
        namespace.server().observers().forEach(o -> o.socketDisconnected(this, reason));
        namespace.adapter().delAll(this);
        namespace.local().unregister(this);
        PendingAcks owed = acks;
        acks = null;
        if (owed != null) {
            owed.failAll("socket has been disconnected");
        }
        mailbox.add(() -> namespace.disconnected(this, handlers, reason, rooms));
    }

    private void dropEarly() {
        List<Outbound> kept = early;
        early = null;
        if (kept != null) {
            kept.forEach(Outbound::release);
        }
    }

    void received(Packet.Event packet) {
        namespace.server().observers().forEach(o -> o.eventReceived(this, packet.data()));
        Event event =
                new Event(
                        this,
                        packet.name(),
                        packet.args(),
                        packet.wantsAck(),
                        packet.wantsAck() ? new Reply(this, packet.id()) : _ -> {});
        mailbox.add(() -> namespace.dispatch(event, handlers));
    }

    void received(Packet.Ack packet) {
        PendingAcks owed = acks;
        if (owed != null) {
            owed.answered(packet.id(), packet.data());
        }
    }

    @Override
    public void deliver(OutboundEvent event) {
        if (state == State.CONNECTED) {
            observeSent(event.packet().data());
            client.session().send(event.encoded(), event.flags().isVolatile());
        }
    }

    @Override
    public void expectAck(long id, Duration timeout, Consumer<@Nullable Object> ack) {
        expect(
                id,
                timeout,
                new PendingAcks.Waiting() {
                    @Override
                    public void answered(List<@Nullable Object> args) {
                        ack.accept(args.isEmpty() ? null : args.getFirst());
                    }

                    @Override
                    public void failed(String reason) {}
                });
    }

    private void expect(long id, Duration timeout, PendingAcks.Waiting entry) {
        PendingAcks present = acks;
        if (present == null) {
            present = new PendingAcks();
            acks = present;
        }
        present.add(id, loop(), timeout, entry);
    }

    private void observeSent(List<@Nullable Object> data) {
        for (ServerObserver observer : namespace.server().observers()) {
            observer.eventSent(this, data);
        }
        SocketHandlers present = handlers;
        if (present != null) {
            for (SentHandler handler : present.sent) {
                handler.sent(data);
            }
        }
    }

    private void sendNow(Packet packet) {
        Outbound encoded = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
        client.session().send(encoded, false);
        encoded.release();
    }

    // Any thread.

    void emit(boolean isVolatile, List<@Nullable Object> event) {
        Packet.Event packet = new Packet.Event(namespace.name(), event);
        Outbound encoded = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
        onLoop(encoded, () -> sendEvent(packet, encoded, isVolatile));
    }

    CompletableFuture<List<@Nullable Object>> emitWithAck(
            Duration timeout, List<@Nullable Object> event) {
        long id = namespace.nextAckId();
        Packet.Event packet = new Packet.Event(namespace.name(), id, event);
        Outbound encoded = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
        AckFuture answer = new AckFuture(namespace.server().handlerExecutor());
        onLoop(
                encoded,
                () -> {
                    if (state == State.DISCONNECTED) {
                        answer.failed("socket has been disconnected");
                    } else {
                        expect(id, timeout, answer);
                        sendEvent(packet, encoded, false);
                    }
                });
        return answer.future();
    }

    void sendAck(long id, List<@Nullable Object> args) {
        Outbound encoded =
                PacketEncoder.encode(
                        ByteBufAllocator.DEFAULT, new Packet.Ack(namespace.name(), id, args));
        onLoop(
                encoded,
                () -> {
                    if (state == State.CONNECTED) {
                        client.session().send(encoded, false);
                    }
                });
    }

    private void sendEvent(Packet.Event packet, Outbound encoded, boolean isVolatile) {
        switch (state) {
            case CONNECTED -> {
                observeSent(packet.data());
                client.session().send(encoded, isVolatile);
            }
            case CONNECTING -> {
                // The official client takes events only after CONNECT.
                List<Outbound> kept = early == null ? new ArrayList<>() : early;
                kept.add(encoded.retain());
                early = kept;
            }
            case DISCONNECTED -> {}
        }
    }

    private void onLoop(Outbound encoded, Runnable task) {
        boolean accepted =
                loop().execute(
                                () -> {
                                    try {
                                        task.run();
                                    } finally {
                                        encoded.release();
                                    }
                                });
        if (!accepted) {
            encoded.release();
        }
    }
}
