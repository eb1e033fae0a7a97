package io.signalbox.bench.console;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// One console's connection: greets it, lists all sockets, then goes on telling.
final class SyntheticFleetHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final int STEP_MILLIS = 10;
    private static final int STATS_MILLIS = 2_000;
    private static final int PROBE_MILLIS = 200;
    private static final String OPEN =
            """
            0{"sid":"0123456789abcdefghij","upgrades":[],"pingInterval":3600000,"pingTimeout":20000,"maxPayload":1000000}""";
    private static final String FEATURES =
            """
            ["config",{"supportedFeatures":["EMIT","JOIN","LEAVE","DISCONNECT","MJOIN","MLEAVE","MDISCONNECT",\
            "AGGREGATED_EVENTS","ALL_EVENTS"]}]""";

    private final FleetSize size;
    private final SyntheticFleet fleet;
    private final String allSockets;
    private final long started = System.nanoTime();
    private double eventsOwed;
    private double statsOwed;
    private int nextServer;
    private int sinceProbe;
    private boolean telling;

    /// @param fleet that has made its list already
    SyntheticFleetHandler(FleetSize size, SyntheticFleet fleet, String allSockets) {
        this.size = size;
        this.fleet = fleet;
        this.allSockets = allSockets;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof HandshakeComplete) {
            ctx.writeAndFlush(new TextWebSocketFrame(OPEN));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        if (frame.text().startsWith("40/admin")) {
            ctx.write(new TextWebSocketFrame("40/admin,{\"sid\":\"abcdefghij0123456789\"}"));
            send(ctx, FEATURES);
            ctx.flush();
            // Servers need a while to ask each other for their sockets.
            ctx.executor().schedule(() -> send(ctx, allSockets), 1, TimeUnit.SECONDS);
            tell(ctx);
        }
    }

    /// Once, however often the console connects to the namespace.
    private void tell(ChannelHandlerContext ctx) {
        if (!telling) {
            telling = true;
            ctx.executor()
                    .scheduleAtFixedRate(
                            () -> step(ctx), STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void step(ChannelHandlerContext ctx) {
        if (!ctx.channel().isActive()) {
            ctx.executor().shutdownGracefully();
            return;
        }
        Instant now = Instant.now();
        eventsOwed += size.eventsPerSecond() * STEP_MILLIS / 1000.0;
        for (; eventsOwed >= 1; eventsOwed--) {
            send(ctx, fleet.event(now));
        }
        statsOwed += (double) size.servers() * STEP_MILLIS / STATS_MILLIS;
        for (; statsOwed >= 1; statsOwed--) {
            send(ctx, fleet.stats(nextServer, (System.nanoTime() - started) / 1e9, now));
            nextServer = (nextServer + 1) % size.servers();
        }
        sinceProbe += STEP_MILLIS;
        if (sinceProbe >= PROBE_MILLIS) {
            sinceProbe = 0;
            send(ctx, fleet.probe(now.getEpochSecond() * 1_000_000 + now.getNano() / 1000, now));
        }
        ctx.flush();
    }

    private static void send(ChannelHandlerContext ctx, String event) {
        ctx.write(new TextWebSocketFrame("42/admin," + event));
    }
}
