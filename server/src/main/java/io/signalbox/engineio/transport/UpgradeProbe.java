package io.signalbox.engineio.transport;

import io.netty.channel.ChannelHandlerContext;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.LoopTimer;
import io.signalbox.engineio.packet.EnginePacket;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.engineio.transport.websocket.WebSocketHandler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A WebSocket that wants to take over a polling session: `2probe` is answered by `3probe`, then polls are
/// let go until the client says `5`. Source: Engine.IO protocol, "Upgrade". On the session's loop.
final class UpgradeProbe implements WebSocketHandler.Probe {
    private static final long RELEASE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String PROBE = "probe";

    private final EngineSession session;
    private final PollingTransport polling;
    private final WebSocketHandler handler;
    private final ChannelHandlerContext context;
    private final EngineOptions options;
    private boolean answered;
    private boolean over;
    private @Nullable LoopTimer patience;
    private @Nullable LoopTimer releasing;

    UpgradeProbe(
            EngineSession session,
            PollingTransport polling,
            WebSocketHandler handler,
            EngineOptions options) {
        this.session = session;
        this.polling = polling;
        this.handler = handler;
        this.context = handler.context();
        this.options = options;
    }

    void begin() {
        handler.probe(this);
        patience = session.loop().after(options.upgradeTimeout().toNanos(), this::giveUp);
    }

    @Override
    public void received(EnginePacket packet) {
        switch (packet) {
            case EnginePacket.Ping ping when !answered && ping.payload().equals(PROBE) -> {
                answered = true;
                context.writeAndFlush(Outbound.PROBE_PONG.frames(), context.voidPromise());
                releasePolls();
            }
            case EnginePacket.Upgrade _ when answered && session.isOpen() -> {
                end();
                handler.session(session);
                session.upgradeTo(handler.transport(options.limits()));
            }
            case EnginePacket.Ping _,
                    EnginePacket.Upgrade _,
                    EnginePacket.Close _,
                    EnginePacket.Pong _,
                    EnginePacket.Text _,
                    EnginePacket.Binary _,
                    EnginePacket.Noop _ ->
                    context.close();
        }
    }

    private void end() {
        over = true;
        cancel(patience);
        cancel(releasing);
    }

    // A client may probe again and again; nothing of a probe stays when it is over.
    private static void cancel(@Nullable LoopTimer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void releasePolls() {
        if (over) {
            return;
        }
        if (!session.isOpen()) {
            context.close();
            return;
        }
        polling.releasePoll();
        releasing = session.loop().after(RELEASE_NANOS, this::releasePolls);
    }

    private void giveUp() {
        if (!over) {
            context.close();
        }
    }

    /// The probing connection has gone; the session goes on polling.
    @Override
    public void ended() {
        if (!over) {
            end();
            polling.endProbe();
        }
    }
}
