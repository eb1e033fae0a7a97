package io.signalbox.lab.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.URI;

/// Where the clients go. Only plain HTTP, as the lab has nothing else.
record Server(String host, int port) {
    static Server of(URI url) {
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "load clients need a URL like http://host:port, not " + url);
        }
        return new Server(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
    }

    /// Connects within ten seconds.
    ///
    /// @param largestBody of an answer, in bytes; longer ones end the connection
    /// @param handlers new ones, for answers with their whole bodies
    ChannelFuture connect(EventLoop loop, int largestBody, ChannelHandler... handlers) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .handler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel ch) {
                                ch.pipeline()
                                        .addLast(
                                                new HttpClientCodec(),
                                                new HttpObjectAggregator(largestBody))
                                        .addLast(handlers);
                            }
                        })
                .connect(host, port);
    }

    String authority() {
        return host + ":" + port;
    }

    /// The Engine.IO endpoint with its query; an empty `sid` asks for a new session.
    String path(String transport, String sid) {
        String query = "/socket.io/?EIO=4&transport=" + transport;
        return sid.isEmpty() ? query : query + "&sid=" + sid;
    }
}
