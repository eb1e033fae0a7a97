package io.signalbox.socketio;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.ack.AckException;
import io.signalbox.socketio.ack.AckFuture;
import io.signalbox.socketio.ack.PendingAcks;
import io.signalbox.socketio.adapter.BroadcastFlags;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalSocket;
import io.signalbox.socketio.adapter.OutboundEvent;
import io.signalbox.socketio.adapter.recovery.RecoveringAdapter;
import io.signalbox.socketio.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A socket's way to its client: what is sent, and which answers are owed. Confined to the socket's loop but
/// for the methods that say otherwise.
abstract class SocketLink extends LocalSocket {
    private static final String GONE = "socket has been disconnected";

    private final Namespace namespace;
    private final Client client;
    private volatile State state = State.CONNECTING;
    private @Nullable PendingAcks acks;
    private @Nullable List<Early> early;

    // What a client that came back was given as missed: deliveries up to here are repetitions.
    private long replayedUpTo;

    /// Where the socket is in its life.
    enum State {
        CONNECTING,
        CONNECTED,
        DISCONNECTED
    }

    /// An event from before CONNECT: official clients take events only after it.
    private record Early(Packet.Event packet, Outbound encoded, BroadcastFlags flags) {}

    SocketLink(String id, Namespace namespace, Client client) {
        super(id, client.session().loop());
        this.namespace = namespace;
        this.client = client;
    }

    /// Watchers of outgoing events.
    abstract List<SentHandler> sentHandlers();

    /// Its namespace. Any thread.
    public Namespace namespace() {
        return namespace;
    }

    Client client() {
        return client;
    }

    State state() {
        return state;
    }

    /// Sends CONNECT; from here on the socket may send and receive.
    void open(@Nullable Object connectPayload) {
        state = State.CONNECTED;
        sendNow(new Packet.Connect(namespace.name(), connectPayload));
    }

    /// Sends what a client that came back has missed.
    void replay(RecoveringAdapter.Missed missed) {
        replayedUpTo = missed.upTo();
        for (Outbound event : missed.events()) {
            client.session().send(event, false);
            event.release();
        }
    }

    /// Sends what was emitted before CONNECT.
    void sendEarly() {
        List<Early> kept = early;
        early = null;
        if (kept != null) {
            for (Early event : kept) {
                RecoveringAdapter log = namespace.recovery();
                if (log != null && keeps(event.packet, event.flags)) {
                    log.broadcast(event.packet, toItself(event.flags));
                } else {
                    deliver(OutboundEvent.of(event.packet, event.encoded, event.flags));
                }
                event.encoded.release();
            }
        }
    }

    /// Ends it: nothing is sent any more, and who waits for an answer is told.
    ///
    /// @return the state before
    State shut() {
        State before = state;
        state = State.DISCONNECTED;
        List<Early> kept = early;
        early = null;
        if (kept != null) {
            kept.forEach(event -> event.encoded.release());
        }
        PendingAcks owed = acks;
        acks = null;
        if (owed != null) {
            owed.failAll(GONE);
        }
        return before;
    }

    void sendNow(Packet packet) {
        Outbound encoded = encode(packet);
        client.session().send(encoded, false);
        encoded.release();
    }

    @Override
    public void deliver(OutboundEvent event) {
        if (state == State.CONNECTED
                && (event.position() == 0 || event.position() > replayedUpTo)) {
            observeSent(event.packet().data());
            BroadcastFlags flags = event.flags();
            client.session()
                    .send(
                            event.encoded(),
                            flags.isVolatile(),
                            !Boolean.FALSE.equals(flags.compress()));
        }
    }

    private void observeSent(List<@Nullable Object> data) {
        for (ServerObserver observer : namespace.server().observers()) {
            observer.eventSent((Socket) this, data);
        }
        for (SentHandler handler : sentHandlers()) {
            handler.sent(data);
        }
    }

    @Override
    public boolean expectAck(long id, Duration timeout, Consumer<@Nullable Object> ack) {
        if (state != State.CONNECTED) {
            return false;
        }
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
        return true;
    }

    private void expect(long id, Duration timeout, PendingAcks.Waiting entry) {
        PendingAcks present = acks;
        if (present == null) {
            present = new PendingAcks(namespace.server().ackTimeouts());
            acks = present;
        }
        present.add(id, loop(), timeout, entry);
    }

    void answered(Packet.Ack packet) {
        PendingAcks owed = acks;
        if (owed != null) {
            owed.answered(packet.id(), packet.data());
        }
    }

    // From here on: any thread.

    private Outbound encode(Packet packet) {
        return namespace.server().options().parser().encode(ByteBufAllocator.DEFAULT, packet);
    }

    private static boolean keeps(Packet.Event packet, BroadcastFlags flags) {
        return !packet.wantsAck() && !flags.isVolatile();
    }

    private BroadcastOptions toItself(BroadcastFlags flags) {
        return new BroadcastOptions(Set.of(id()), Set.of(), flags);
    }

    void emit(BroadcastFlags flags, List<@Nullable Object> event) {
        Packet.Event packet = new Packet.Event(namespace.name(), event);
        RecoveringAdapter log = namespace.recovery();
        if (log != null && !flags.isVolatile() && state != State.CONNECTING) {
            // Also when the client has gone: it gets the event when it comes back.
            log.broadcast(packet, toItself(flags));
            return;
        }
        Outbound encoded = encode(packet);
        onLoop(encoded, () -> send(packet, encoded, flags));
    }

    CompletableFuture<List<@Nullable Object>> emitWithAck(
            BroadcastFlags flags, Duration timeout, List<@Nullable Object> event) {
        long id = namespace.nextAckId();
        Packet.Event packet = new Packet.Event(namespace.name(), id, event);
        Outbound encoded = encode(packet);
        AckFuture answer = new AckFuture(namespace.server().handlerExecutor());
        boolean accepted =
                onLoop(
                        encoded,
                        () -> {
                            if (state == State.DISCONNECTED) {
                                answer.failed(GONE);
                            } else {
                                expect(id, timeout, answer);
                                send(packet, encoded, flags);
                            }
                        });
        if (!accepted) {
            answer.future().completeExceptionally(new AckException(GONE));
        }
        return answer.future();
    }

    void sendAck(long id, List<@Nullable Object> args) {
        Outbound encoded = encode(new Packet.Ack(namespace.name(), id, args));
        onLoop(
                encoded,
                () -> {
                    if (state == State.CONNECTED) {
                        client.session().send(encoded, false);
                    }
                });
    }

    private void send(Packet.Event packet, Outbound encoded, BroadcastFlags flags) {
        if (state == State.CONNECTING) {
            List<Early> kept = early == null ? new ArrayList<>(1) : early;
            kept.add(new Early(packet, encoded.retain(), flags));
            early = kept;
        } else {
            deliver(OutboundEvent.of(packet, encoded, flags));
        }
    }

    private boolean onLoop(Outbound encoded, Runnable task) {
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
        return accepted;
    }
}
