package io.signalbox.engineio.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.Transport;
import io.signalbox.engineio.options.CompressionOptions.HttpCompression;
import io.signalbox.engineio.packet.EngineDecoder;
import io.signalbox.engineio.packet.EnginePacket;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.packet.Outbound;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// HTTP long-polling: messages wait in a queue for the client's next GET. Confined to the session's loop;
/// connections that carry its requests have moved there.
final class PollingTransport implements Transport {
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long CROSSING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Engine engine;
    private final Queue<Outbound> queue = new ArrayDeque<>(4);
    private final @Nullable HttpCompression compression;
    private final Runnable gone;
    private long queuedBytes;
    private boolean compress;
    private @Nullable EngineSession session;
    private @Nullable Exchange poll;
    private @Nullable Exchange unanswered;
    private boolean held;
    private boolean lingering;
    private boolean forgotten;
    private boolean probed;

    /// @param gone called once, when nothing is left of this transport
    PollingTransport(Engine engine, Runnable gone) {
        this.engine = engine;
        this.gone = gone;
        this.compression = engine.options().http().compression().httpCompression();
    }

    void session(EngineSession value) {
        session = value;
    }

    private EngineSession session() {
        return Objects.requireNonNull(session, "bound when the session was opened");
    }

    @Override
    public String name() {
        return "polling";
    }

    @Override
    public boolean writable() {
        return poll != null;
    }

    @Override
    public long pendingBytes() {
        return queuedBytes;
    }

    @Override
    public void write(Outbound message) {
        write(message, true);
    }

    @Override
    public void write(Outbound message, boolean wantsCompression) {
        compress |= wantsCompression;
        queue.add(message.retain());
        queuedBytes += message.size();
    }

    @Override
    public void flush() {
        Exchange waiting = poll;
        if (waiting == null || queue.isEmpty()) {
            return;
        }
        poll = null;
        ByteBuf payload = ByteBufAllocator.DEFAULT.buffer((int) Math.min(queuedBytes, 1 << 20));
        for (Outbound message = queue.poll(); message != null; message = queue.poll()) {
            message.appendTo(payload);
            message.release();
        }
        queuedBytes = 0;
        waiting.payload(payload, compress ? compression : null);
        compress = false;
        if (lingering) {
            forget();
        }
    }

    /// A GET of the client.
    ///
    /// @return whether it waits now
    boolean poll(Exchange exchange) {
        if (forgotten) {
            // The session ended while the request's connection moved to this loop.
            exchange.error(EngineError.UNKNOWN_SID);
            return false;
        }
        if (poll != null) {
            session().close(CloseReason.TRANSPORT_ERROR);
            exchange.error(EngineError.BAD_REQUEST);
            return false;
        }
        poll = exchange;
        flush();
        return poll != null;
    }

    /// The connection of the waiting GET broke.
    void aborted() {
        poll = null;
        session().close(CloseReason.TRANSPORT_ERROR);
    }

    /// A POST of the client.
    void post(Visit visit) {
        Exchange exchange = visit.exchange();
        if (lingering || forgotten) {
            exchange.error(EngineError.UNKNOWN_SID);
            return;
        }
        if (visit.isBinary() || unanswered != null) {
            broken();
            exchange.error(EngineError.BAD_REQUEST);
            return;
        }
        List<EnginePacket> packets;
        try {
            packets = EngineDecoder.payload(visit.body());
        } catch (MalformedPacketException e) {
            session().close(CloseReason.PARSE_ERROR);
            exchange.error(EngineError.BAD_REQUEST);
            return;
        }
        EngineSession receiver = session();
        boolean said = false;
        for (EnginePacket packet : packets) {
            said |= packet instanceof EnginePacket.Close;
            receiver.receive(packet);
        }
        if (!receiver.isOpen() && !said) {
            exchange.error(EngineError.BAD_REQUEST);
        } else if (held && receiver.isOpen()) {
            // A client sends its next POST when this one has been answered.
            unanswered = exchange;
        } else {
            exchange.ok();
        }
    }

    @Override
    public void reading(boolean on) {
        held = !on;
        if (on) {
            answerPost();
        }
    }

    private void answerPost() {
        Exchange waiting = unanswered;
        unanswered = null;
        if (waiting != null) {
            waiting.ok();
        }
    }

    /// The client has broken a rule of the transport.
    void broken() {
        session().close(CloseReason.TRANSPORT_ERROR);
    }

    /// Whether a WebSocket may try to take over; only one at a time.
    boolean beginProbe() {
        if (probed || lingering) {
            return false;
        }
        probed = true;
        return true;
    }

    void endProbe() {
        probed = false;
    }

    /// Lets a waiting GET go, so that the client can pause polling.
    void releasePoll() {
        if (poll != null) {
            write(Outbound.NOOP);
            flush();
        }
    }

    @Override
    public void close(CloseReason reason) {
        answerPost();
        switch (reason) {
            case TRANSPORT_CLOSE -> {
                discardQueue();
                boolean polled = poll != null;
                releasePoll();
                if (polled) {
                    forget();
                } else {
                    // The client's last GET may have been overtaken by its goodbye on another
                    // connection.
                    linger(Outbound.NOOP, CROSSING_NANOS);
                }
            }
            case TRANSPORT_ERROR, PING_TIMEOUT, PARSE_ERROR -> {
                discardQueue();
                tellNowOrNever();
            }
            case SLOW_CONSUMER -> {
                discardQueue();
                linger(Outbound.CLOSE, LINGER_NANOS);
            }
            case FORCED_CLOSE -> linger(Outbound.CLOSE, LINGER_NANOS);
            // Its connections have been aborted.
            case LOOP_STUCK -> forget();
            // No further poll can come.
            case SERVER_SHUTTING_DOWN -> tellNowOrNever();
        }
    }

    private void tellNowOrNever() {
        write(Outbound.CLOSE);
        flush();
        forget();
    }

    // The client is told by its next poll, if it comes.
    private void linger(Outbound last, long nanos) {
        write(last);
        lingering = true;
        session().loop().after(nanos, this::forget);
        flush();
    }

    private void forget() {
        if (!forgotten) {
            gone.run();
        }
        forgotten = true;
        answerPost();
        engine.forget(session().id());
        discardQueue();
    }

    private void discardQueue() {
        queue.forEach(Outbound::release);
        queue.clear();
        queuedBytes = 0;
    }

    @Override
    public List<Outbound> detach() {
        answerPost();
        List<Outbound> waiting = new ArrayList<>(queue);
        queue.clear();
        queuedBytes = 0;
        releasePoll();
        gone.run();
        return waiting;
    }
}
