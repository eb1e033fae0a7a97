package io.signalbox.engineio.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLimits;
import io.signalbox.engineio.transport.connection.AddressLimit;
import io.signalbox.engineio.transport.connection.Peer;
import io.signalbox.engineio.transport.connection.ProxyHandler;
import io.signalbox.engineio.transport.tls.TlsContext;

/// Gives new connections their handlers: PROXY header, TLS, HTTP.
final class ChannelSetup {
    private final ListenOptions options;
    private final AddressLimit addresses;
    private final Router router;
    private final HttpDecoderConfig decoder;

    ChannelSetup(Engine engine, ListenOptions options) {
        this.options = options;
        this.addresses = new AddressLimit(options.maxConnectionsPerAddress());
        this.router = new Router(engine, options, addresses);
        EngineLimits limits = engine.options().limits();
        this.decoder =
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(limits.maxUriBytes())
                        .setMaxHeaderSize(limits.maxHeaderBytes());
    }

    /// Called before the channel is registered with its event loop.
    void prepare(Channel channel) {
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        ChannelPipeline pipeline = channel.pipeline();
        HttpHandler http = new HttpHandler(router);
        if (options.proxy().proxyProtocol()) {
            ProxyHandler.addTo(channel, known -> count(known, http));
        } else {
            count(channel, http);
        }
        TlsContext tls = options.tls();
        if (tls != null) {
            pipeline.addLast(tls.handler(channel));
        }
        pipeline.addLast(new HttpServerCodec(decoder), http);
    }

    // Behind proxies that forward by HTTP, connections are the proxies', and requests are counted
    // instead.
    private void count(Channel channel, HttpHandler http) {
        if (addresses.isOn()
                && options.proxy().trustedHops() == 0
                && !addresses.enter(channel, Peer.of(channel).address())) {
            http.crowded();
        }
    }
}
