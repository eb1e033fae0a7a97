package io.signalbox.bench.console;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The synthetic fleet as a process: one WebSocket endpoint with as much Engine.IO as one console needs.
/// Prints `listening on PORT`.
public final class SyntheticFleetMain {
    private static final int HANDSHAKE_BYTES = 8192;

    private SyntheticFleetMain() {}

    /// @param args sockets, rooms, servers, events per second
    public static void main(String... args) {
        FleetSize size =
                new FleetSize(
                        Integer.parseInt(args[0]),
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]));
        SyntheticFleet fleet = new SyntheticFleet(size);
        String allSockets = fleet.allSockets();
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        InetSocketAddress bound =
                (InetSocketAddress)
                        new ServerBootstrap()
                                .group(loop)
                                .channel(NioServerSocketChannel.class)
                                .childHandler(
                                        new ChannelInitializer<SocketChannel>() {
                                            @Override
                                            protected void initChannel(SocketChannel ch) {
                                                ch.pipeline()
                                                        .addLast(
                                                                new HttpServerCodec(),
                                                                new HttpObjectAggregator(
                                                                        HANDSHAKE_BYTES),
                                                                new WebSocketServerProtocolHandler(
                                                                        "/socket.io/", true),
                                                                new SyntheticFleetHandler(
                                                                        size, fleet, allSockets));
                                            }
                                        })
                                .bind(InetAddress.getLoopbackAddress(), 0)
                                .syncUninterruptibly()
                                .channel()
                                .localAddress();
        System.out.println("listening on " + bound.getPort());
    }
}
