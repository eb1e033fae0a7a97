package io.signalbox.engineio.transport.websocket;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineLimits;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.packet.EngineDecoder;
import io.signalbox.engineio.packet.EnginePacket;
import io.signalbox.engineio.packet.FrameHeader;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.transport.connection.ConnectionFaults;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The only handler of a channel that has become a WebSocket: frames in, packets to the session. A channel
/// that only probes an upgrade has no session yet and gives its packets to the probe.
public final class WebSocketHandler extends ChannelInboundHandlerAdapter
        implements FrameReader.Sink {
    private static final long QUIET_MILLIS = 200;
    private static final int MOST_WAITS = 10;

    private final FrameReader frames;
    private final @Nullable Deflation deflation;
    private @Nullable EngineSession session;
    private @Nullable Probe probe;
    private @Nullable ChannelHandlerContext context;

    // The beginning of a frame whose rest has not come.
    private @Nullable ByteBuf rest;

    // The latest ping of a client that does not read its answers.
    private byte @Nullable [] unanswered;
    private boolean ponged;

    // A frame was refused; what still comes is thrown away.
    private boolean refused;
    private boolean heard;

    /// What a channel talks to as long as it has no session.
    public interface Probe {
        /// A packet has come.
        void received(EnginePacket packet);

        /// The channel has gone.
        void ended();
    }

    WebSocketHandler(int maxMessage, @Nullable Deflation deflation) {
        this.frames = new FrameReader(maxMessage, deflation != null);
        this.deflation = deflation;
    }

    /// The transport of the session that comes or goes by this channel.
    public WebSocketTransport transport(EngineLimits limits) {
        return new WebSocketTransport(context(), limits, deflation, this::end);
    }

    /// The handler's place in its channel.
    public ChannelHandlerContext context() {
        return Objects.requireNonNull(context, "added to a pipeline");
    }

    /// Gives packets to the session from now on.
    public void session(EngineSession value) {
        session = value;
        probe = null;
    }

    /// Gives packets to the probe until there is a session.
    public void probe(Probe value) {
        probe = value;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf in)) {
            return;
        }
        if (refused) {
            heard = true;
            in.release();
            return;
        }
        ByteBuf all = in;
        ByteBuf before = rest;
        if (before != null) {
            rest = null;
            all = before.writeBytes(in);
            in.release();
        }
        int begin = all.readerIndex();
        try {
            while (ctx.channel().isActive() && frames.read(all, this)) {
                // each frame is dealt with by the reader's sink
            }
            keepRest(ctx, all, before != null && all.readerIndex() == begin);
        } catch (BadFrameException e) {
            refused = true;
            CloseFrames.write(ctx, e.closeCode(), "");
            refuse(ctx);
        } finally {
            all.release();
        }
    }

    private void keepRest(ChannelHandlerContext ctx, ByteBuf all, boolean untouched) {
        int length = all.readableBytes();
        if (length == 0 || !ctx.channel().isActive()) {
            return;
        }
        if (untouched) {
            // A long frame that is still growing is not copied again with each piece.
            rest = all.retain();
        } else {
            ByteBuf copy = ctx.alloc().buffer(length * 2);
            copy.writeBytes(all);
            rest = copy;
        }
    }

    private void refuse(ChannelHandlerContext ctx) {
        EngineSession open = session;
        if (open != null && open.isOpen()) {
            open.close(CloseReason.TRANSPORT_ERROR);
        } else {
            end();
        }
        ctx.channel().config().setAutoRead(true);
    }

    /// After a frame that was refused, only once nothing more comes, or after two seconds: a connection that is closed with
    /// bytes unread is reset, and a client in the midst of a long message would not learn why. Source: RFC 6455, 7.1.1.
    private void end() {
        ChannelHandlerContext ctx = context();
        if (refused) {
            endWhenQuiet(ctx, MOST_WAITS);
        } else {
            ctx.close();
        }
    }

    private void endWhenQuiet(ChannelHandlerContext ctx, int waits) {
        heard = false;
        ctx.executor()
                .schedule(
                        () -> {
                            if (heard && waits > 1) {
                                endWhenQuiet(ctx, waits - 1);
                            } else {
                                ctx.close();
                            }
                        },
                        QUIET_MILLIS,
                        MILLISECONDS);
    }

    private void fail(ChannelHandlerContext ctx, CloseReason reason) {
        EngineSession open = session;
        if (open == null) {
            ctx.close();
        } else {
            open.close(reason);
        }
    }

    @Override
    public void text(byte[] array, int length) {
        try {
            packet(EngineDecoder.text(array, 0, length));
        } catch (MalformedPacketException e) {
            if (context != null) {
                fail(context, CloseReason.PARSE_ERROR);
            }
        }
    }

    @Override
    public void binary(byte[] bytes) {
        packet(new EnginePacket.Binary(ByteBuffer.wrap(bytes)));
    }

    private void packet(EnginePacket packet) {
        Probe probing = probe;
        EngineSession open = session;
        if (probing != null) {
            probing.received(packet);
        } else if (open != null) {
            open.receive(packet);
        }
    }

    // Without bounds, a client that pings and does not read would fill the memory with answers. RFC
    // 6455,
    // 5.5.3, lets the latest ping stand for those before it.
    @Override
    public void ping(byte[] payload) {
        ChannelHandlerContext ctx = context();
        if (ctx.channel().isWritable()) {
            pong(ctx, payload);
        } else {
            unanswered = payload;
        }
    }

    private void pong(ChannelHandlerContext ctx, byte[] payload) {
        ByteBuf frame = ctx.alloc().directBuffer(payload.length + 2);
        FrameHeader.write(frame, FrameHeader.PONG, payload.length);
        frame.writeBytes(payload);
        ctx.write(frame, ctx.voidPromise());
        ponged = true;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (ponged) {
            ponged = false;
            ctx.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        byte[] latest = unanswered;
        if (latest != null && ctx.channel().isWritable()) {
            unanswered = null;
            pong(ctx, latest);
            ctx.flush();
        }
    }

    @Override
    public void close() {
        ChannelHandlerContext ctx = context;
        EngineSession open = session;
        if (open != null && open.isOpen()) {
            open.close(CloseReason.TRANSPORT_CLOSE);
        } else if (ctx != null) {
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        releaseRest();
        Probe probing = probe;
        EngineSession open = session;
        if (probing != null) {
            probing.ended();
        }
        if (open != null) {
            open.close(CloseReason.TRANSPORT_CLOSE);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        releaseRest();
    }

    private void releaseRest() {
        ByteBuf kept = rest;
        rest = null;
        if (kept != null) {
            kept.release();
        }
    }

    // The edge of the event loop: a broken connection, or a fault that must not reach another
    // session.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ConnectionFaults.report(cause);
        EngineSession open = session;
        if (open != null) {
            open.close(CloseReason.TRANSPORT_ERROR);
        }
        ctx.close();
    }
}
