package io.signalbox.bench.peer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The limit: Netty's own WebSocket handlers and as little Socket.IO above them as the load needs. No packet is
/// decoded, nothing is checked, there is no heartbeat, no room and no namespace.
public final class NettyPeerMain {
    private static final int BACKLOG = 1024;
    private static final int HANDSHAKE_BYTES = 8192;

    private NettyPeerMain() {}

    /// Starts the server; its threads keep the process alive.
    public static void main(String... args) {
        EventLoopGroup loop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        Epoll.isAvailable()
                                ? EpollIoHandler.newFactory()
                                : NioIoHandler.newFactory());
        Crowd crowd = new Crowd();
        WebSocketServerProtocolConfig config =
                WebSocketServerProtocolConfig.newBuilder()
                        .websocketPath("/socket.io/")
                        .checkStartsWith(true)
                        .build();
        InetSocketAddress bound =
                (InetSocketAddress)
                        new ServerBootstrap()
                                .group(loop)
                                .channel(
                                        Epoll.isAvailable()
                                                ? EpollServerSocketChannel.class
                                                : NioServerSocketChannel.class)
                                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                                .childOption(ChannelOption.TCP_NODELAY, true)
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
                                                                        config),
                                                                new NettyPeerHandler(crowd));
                                            }
                                        })
                                .bind(InetAddress.getLoopbackAddress(), 0)
                                .syncUninterruptibly()
                                .channel()
                                .localAddress();
        System.out.println("listening on http://127.0.0.1:" + bound.getPort());
    }
}
