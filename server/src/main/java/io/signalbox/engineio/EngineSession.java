package io.signalbox.engineio;

import io.signalbox.engineio.packet.EnginePacket;
import io.signalbox.engineio.packet.Outbound;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One Engine.IO session. It lives on one event loop from beginning to end; unless said otherwise its
/// methods are called there.
public final class EngineSession {
    private final Engine engine;
    private final EngineLoop loop;
    private final String id;
    private final HandshakeRequest request;
    private Transport transport;
    private SessionListener listener = SilentListener.INSTANCE;
    private volatile boolean open = true;
    private boolean dirty;
    private int holds;

    // Places in the loop's structures; only EngineLoop and HeartbeatQueue touch them.
    int slot;
    long deadline;
    @Nullable HeartbeatQueue queue;
    @Nullable EngineSession previous;
    @Nullable EngineSession next;

    EngineSession(
            Engine engine,
            EngineLoop loop,
            String id,
            HandshakeRequest request,
            Transport transport) {
        this.engine = engine;
        this.loop = loop;
        this.id = id;
        this.request = request;
        this.transport = transport;
    }

    /// The session id: a secret of this client, never to be shown to another one. Any thread.
    public String id() {
        return id;
    }

    /// Where the session lives. Any thread.
    public EngineLoop loop() {
        return loop;
    }

    /// The request that opened it. Any thread.
    public HandshakeRequest request() {
        return request;
    }

    /// `polling` or `websocket`. Any thread; a reader off the loop may see the old one for a moment.
    public String transportName() {
        return transport.name();
    }

    /// Whether it has not ended. Any thread.
    public boolean isOpen() {
        return open;
    }

    /// The present transport.
    public Transport transport() {
        return transport;
    }

    void listener(SessionListener value) {
        this.listener = value;
    }

    /// Sends a message. A volatile one is dropped when the client is not ready; a client whose queue is
    /// full is closed with [CloseReason#SLOW_CONSUMER]. Flushed at the end of the loop's turn.
    public void send(Outbound message, boolean isVolatile) {
        send(message, isVolatile, true);
    }

    /// Sends a message as above.
    ///
    /// @param compress whether it is to be compressed where that has been agreed and it is long enough
    public void send(Outbound message, boolean isVolatile, boolean compress) {
        assert loop.inLoop();
        if (!open || (isVolatile && !transport.writable())) {
            return;
        }
        loop.counters().sent(message.packets(), message.payloadBytes());
        write(message, compress);
        if (isFull()) {
            // Perhaps it has only been a long turn of the loop.
            transport.flush();
            if (isFull()) {
                close(CloseReason.SLOW_CONSUMER);
            }
        }
    }

    private boolean isFull() {
        return transport.pendingBytes() > engine.options().limits().maxOutboundBytes();
    }

    void write(Outbound message) {
        write(message, true);
    }

    private void write(Outbound message, boolean compress) {
        transport.write(message, compress);
        if (!dirty) {
            dirty = true;
            loop.flushLater(this);
        }
    }

    void ping() {
        write(Outbound.PING);
    }

    void flushNow() {
        dirty = false;
        transport.flush();
    }

    /// Reads nothing more from the client for now, because what it has sent waits to be handled. As often as
    /// it is called, [#readOn] has to be. Meanwhile the client is not asked for heartbeats, as its answers
    /// would not be read.
    public void holdReading() {
        assert loop.inLoop();
        if (holds++ == 0) {
            transport.reading(false);
        }
    }

    /// Ends what [#holdReading] began.
    public void readOn() {
        assert loop.inLoop();
        if (--holds == 0 && open) {
            transport.reading(true);
        }
    }

    boolean held() {
        return holds > 0;
    }

    /// Takes a packet that the present transport has read.
    public void receive(EnginePacket packet) {
        assert loop.inLoop();
        if (!open) {
            return;
        }
        switch (packet) {
            case EnginePacket.Text text -> {
                loop.counters().received(text.utf8().remaining());
                listener.text(text.utf8());
            }
            case EnginePacket.Binary binary -> {
                ByteBuffer bytes = binary.bytes();
                loop.counters().received(bytes.remaining());
                listener.binary(bytes);
            }
            case EnginePacket.Pong _ -> loop.ponged(this);
            case EnginePacket.Close _ -> close(CloseReason.TRANSPORT_CLOSE);
            // Only the server pings, and an upgrade is the affair of the transport that probes.
            case EnginePacket.Ping _, EnginePacket.Upgrade _ -> close(CloseReason.PARSE_ERROR);
            case EnginePacket.Noop _ -> {}
        }
    }

    /// Goes over to another transport, which takes what the present one had not sent yet.
    public void upgradeTo(Transport other) {
        assert loop.inLoop();
        List<Outbound> waiting = transport.detach();
        transport = other;
        for (Outbound message : waiting) {
            other.write(message);
            message.release();
        }
        other.flush();
        if (held()) {
            other.reading(false);
        }
        engine.upgraded(this);
    }

    /// Has nothing further taken on for this session, which is to be closed soon.
    ///
    /// @param finished called on the loop when what had been taken on is finished
    public void retire(Runnable finished) {
        assert loop.inLoop();
        listener.retire(finished);
    }

    /// Ends the session; a second call changes nothing. Any thread.
    public void close(CloseReason reason) {
        if (!loop.inLoop()) {
            loop.execute(() -> close(reason));
            return;
        }
        if (!open) {
            return;
        }
        open = false;
        loop.remove(this);
        transport.close(reason);
        engine.closed(this, reason);
        listener.closed(reason);
    }

    /// Stands in until the engine's listener has given its own.
    private enum SilentListener implements SessionListener {
        INSTANCE;

        @Override
        public void text(ByteBuffer utf8) {}

        @Override
        public void binary(ByteBuffer bytes) {}

        @Override
        public void closed(CloseReason reason) {}
    }
}
