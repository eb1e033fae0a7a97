package io.signalbox.socketio;

import io.signalbox.engineio.EngineSession;
import io.signalbox.socketio.ack.Reply;
import io.signalbox.socketio.adapter.BroadcastFlags;
import io.signalbox.socketio.adapter.Handshake;
import io.signalbox.socketio.adapter.SocketDetails;
import io.signalbox.socketio.packet.Packet;
import io.signalbox.socketio.packet.PacketRules;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client in one namespace. Its methods may be called on any thread and do not wait; what one thread asks
/// for in turn happens in that order. Source: socket.io, "Server API", class Socket.
public final class Socket extends SocketLink {
    private final Map<String, @Nullable Object> auth;
    private final Mailbox mailbox;
    private final @Nullable SocketRecovery recovery;
    private volatile @Nullable SocketHandlers handlers;
    private volatile @Nullable SocketAttributes data;

    // Set as soon as the server asks for the end, so that events behind it are not handled any
    // more.
    private volatile boolean dismissed;
    private volatile @Nullable Set<String> leaving;

    Socket(
            String id,
            Namespace namespace,
            Client client,
            Map<String, @Nullable Object> auth,
            @Nullable SocketRecovery recovery) {
        super(id, namespace, client);
        this.auth = auth;
        this.mailbox = new Mailbox(namespace.server().handlerExecutor(), this::readOn);
        this.recovery = recovery;
        Map<String, @Nullable Object> kept = recovery == null ? Map.of() : recovery.data();
        if (!kept.isEmpty()) {
            data = new SocketAttributes(this, kept);
        }
    }

    /// The Engine.IO session below, which other namespaces of the same client share (`socket.conn` of the
    /// official API).
    public EngineSession session() {
        return client().session();
    }

    /// What the client said first.
    public Handshake handshake() {
        return client().handshake(auth);
    }

    /// Whether it is in its namespace now.
    public boolean connected() {
        return state() == State.CONNECTED;
    }

    /// Whether the client was here before and has got its id, rooms, data and what it had missed: see
    /// [SocketIoOptions#connectionStateRecovery()].
    public boolean recovered() {
        return recovery != null && recovery.recovered();
    }

    /// The names of its rooms, its own id among them. Once it has disconnected there are none, but its
    /// `disconnecting` handlers still see those that it was in.
    @Override
    public Set<String> rooms() {
        Set<String> last = leaving;
        return last == null ? super.rooms() : last;
    }

    /// Values that the application keeps here.
    public SocketAttributes data() {
        SocketAttributes present = data;
        if (present == null) {
            synchronized (this) {
                present = data;
                if (present == null) {
                    present = new SocketAttributes(this, Map.of());
                    data = present;
                }
            }
        }
        return present;
    }

    void dataChanged() {
        namespace().server().observers().forEach(o -> o.dataChanged(this));
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

    @Nullable SocketHandlers ownHandlers() {
        return handlers;
    }

    @Override
    List<SentHandler> sentHandlers() {
        SocketHandlers present = handlers;
        return present == null ? List.of() : present.anyOutgoing();
    }

    /// Adds a handler for one kind of event. Handlers that are the same for all sockets are cheaper at the
    /// namespace ([Namespace#on]).
    public Socket on(String event, EventHandler handler) {
        handlers().on(event, handler);
        return this;
    }

    /// Adds a handler for the next event of a kind.
    public Socket once(String event, EventHandler handler) {
        handlers().once(event, handler);
        return this;
    }

    /// Takes a handler away.
    public Socket off(String event, EventHandler handler) {
        handlers().off(event, handler);
        return this;
    }

    /// Takes all handlers of one kind of event away.
    public Socket off(String event) {
        handlers().off(event, null);
        return this;
    }

    /// Adds a handler for all events of this client; it comes before the middlewares.
    public Socket onAny(EventHandler handler) {
        handlers().onAny(handler, false);
        return this;
    }

    /// The same, before those that are there.
    public Socket prependAny(EventHandler handler) {
        handlers().onAny(handler, true);
        return this;
    }

    /// Takes such a handler away.
    public Socket offAny(EventHandler handler) {
        handlers().offAny(handler);
        return this;
    }

    /// Takes all such handlers away.
    public Socket offAny() {
        handlers().offAny(null);
        return this;
    }

    /// Watches the events that are sent to this client, acks excepted.
    public Socket onAnyOutgoing(SentHandler handler) {
        handlers().onAnyOutgoing(handler, false);
        return this;
    }

    /// The same, before those that are there.
    public Socket prependAnyOutgoing(SentHandler handler) {
        handlers().onAnyOutgoing(handler, true);
        return this;
    }

    /// Takes such a watcher away.
    public Socket offAnyOutgoing(SentHandler handler) {
        handlers().offAnyOutgoing(handler);
        return this;
    }

    /// Takes all such watchers away.
    public Socket offAnyOutgoing() {
        handlers().offAnyOutgoing(null);
        return this;
    }

    /// Adds a middleware for this client's events: what it throws keeps the event from the handlers and goes
    /// to the [#onError] handlers.
    public Socket use(EventHandler middleware) {
        handlers().use(middleware);
        return this;
    }

    /// Adds a handler for the end that still sees the rooms ([#rooms()]).
    public Socket onDisconnecting(DisconnectHandler handler) {
        handlers().onDisconnecting(handler);
        return this;
    }

    /// Adds a handler for the end, behind the `disconnecting` ones.
    public Socket onDisconnect(DisconnectHandler handler) {
        handlers().onDisconnect(handler);
        return this;
    }

    /// Adds a handler for what middlewares and event handlers throw, and for unreadable packets of the
    /// client.
    public Socket onError(Consumer<Exception> handler) {
        handlers().onError(handler);
        return this;
    }

    /// Sends an event to this client.
    ///
    /// @throws IllegalArgumentException for a value that the parser does not know and for a reserved name
    public void emit(String event, @Nullable Object... args) {
        emit(BroadcastFlags.NONE, PacketRules.event(event, args));
    }

    /// Sends the event `message`.
    public void send(@Nullable Object... args) {
        emit("message", args);
    }

    /// Sends an event to this client and gives the arguments of its answer within 10 s.
    ///
    /// @return fails with [io.signalbox.socketio.ack.AckException] when the time is over or the client goes
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, @Nullable Object... args) {
        return new Emission(this).emitWithAck(event, args);
    }

    /// An event to this client with another time limit for its answer.
    public Emission timeout(Duration value) {
        return new Emission(this).timeout(value);
    }

    /// An event that may be dropped when the client is not ready (`volatile` of the official API).
    public Emission volatileFlag() {
        return new Emission(this).volatileFlag();
    }

    /// An event that is compressed or not, where the transport can.
    public Emission compress(boolean value) {
        return new Emission(this).compress(value);
    }

    /// All other sockets of the namespace.
    public Broadcast broadcast() {
        return new Emission(this).broadcast();
    }

    /// All other sockets of the namespace on this server.
    public Broadcast local() {
        return broadcast().local();
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

    /// Joins rooms. Nothing happens once the socket has disconnected.
    public void join(String... rooms) {
        namespace().adapter().addAll(this, Arrays.asList(rooms));
    }

    /// Leaves a room.
    public void leave(String room) {
        namespace().adapter().del(this, room);
    }

    /// Leaves the namespace, with `close` the whole connection below ends. Events of the client that have
    /// not been handled yet are ignored. Nothing happens while the socket is not connected.
    @Override
    public void disconnect(boolean close) {
        if (!connected()) {
            return;
        }
        dismissed = true;
        loop().execute(
                        () -> {
                            if (close) {
                                client().disconnectAll();
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

    void runLater(Runnable task) {
        mailbox.add(task);
    }

    // From here on: on the loop.

    void disconnectNow() {
        if (connected()) {
            sendNow(new Packet.Disconnect(namespace().name()));
            end(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        }
    }

    /// Lets the socket in.
    void accept() {
        if (state() != State.CONNECTING || !session().isOpen()) {
            return;
        }
        client().joined();
        // First of all: clients mishandle events that come before it, and joining a room may cause
        // some.
        open(recovery == null ? Map.of("sid", id()) : Map.of("sid", id(), "pid", recovery.pid()));
        if (recovery == null || !recovery.recovered()) {
            enter();
        } else if (!recovery.rejoin(this)) {
            // Some of what it missed has been thrown away meanwhile. It comes again, and afresh.
            client().close(DisconnectReason.FORCED_CLOSE);
            return;
        }
        namespace().server().observers().forEach(o -> o.socketConnected(this));
        sendEarly();
        mailbox.add(() -> namespace().connected(this));
    }

    /// Makes it visible to broadcasts.
    void enter() {
        namespace().local().register(this);
        namespace().adapter().addAll(this, List.of(id()));
    }

    void refuse(Packet.ConnectError error) {
        if (state() == State.CONNECTING) {
            sendNow(error);
            end(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        }
    }

    /// The socket is gone, for whatever reason.
    void end(DisconnectReason reason) {
        State before = shut();
        if (before == State.DISCONNECTED) {
            return;
        }
        client().remove(this);
        if (before == State.CONNECTED) {
            endConnected(reason);
        } else {
            // A middleware may have put it into rooms.
            namespace().adapter().delAll(this);
            if (recovery != null) {
                recovery.giveBack();
            }
        }
        namespace().left();
    }

    private void endConnected(DisconnectReason reason) {
        Set<String> rooms = rooms();
        leaving = rooms;
        namespace().server().observers().forEach(o -> o.socketDisconnected(this, reason));
        if (recovery != null && reason.recoverable()) {
            recovery.save(this, rooms);
        }
        namespace().adapter().delAll(this);
        namespace().local().unregister(this);
        mailbox.add(
                () -> {
                    namespace().disconnecting(this, reason, rooms);
                    leaving = null;
                    namespace().disconnected(this, reason, rooms);
                });
    }

    private void readOn() {
        loop().execute(() -> session().readOn());
    }

    /// @param bytes its size on the wire
    void received(Packet.Event packet, int bytes) {
        namespace().server().observers().forEach(o -> o.eventReceived(this, packet.data()));
        Event event =
                new Event(
                        this,
                        packet.name(),
                        packet.args(),
                        packet.wantsAck(),
                        packet.wantsAck() ? new Reply(this::sendAck, packet.id()) : _ -> {});
        boolean full =
                mailbox.addEvent(
                        () -> {
                            if (!dismissed) {
                                namespace().dispatch(event);
                            }
                        },
                        bytes);
        if (full) {
            session().holdReading();
        }
    }

    /// The client has sent something unreadable.
    void failed(Exception failure) {
        SocketHandlers present = handlers;
        if (present != null && !present.errors().isEmpty()) {
            mailbox.add(() -> namespace().report(this, failure));
        }
    }
}
