package io.signalbox.engineio.transport.connection;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;

/// The client at the other end.
///
/// @param address its IP address, as text
/// @param secure whether it speaks TLS, with us or with a trusted proxy
public record Peer(String address, boolean secure) {
    private static final AttributeKey<String> PROXIED = AttributeKey.valueOf("signalbox.proxied");

    /// The peer as the connection knows it: from the PROXY header when there was one.
    public static Peer of(Channel channel) {
        return new Peer(address(channel), channel.pipeline().get(SslHandler.class) != null);
    }

    static String address(Channel channel) {
        if (channel.hasAttr(PROXIED)) {
            Attribute<String> proxied = channel.attr(PROXIED);
            String value = proxied.get();
            if (value != null) {
                return value;
            }
        }
        return channel.remoteAddress() instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress()
                : "";
    }

    static void proxied(Channel channel, String address) {
        channel.attr(PROXIED).set(address);
    }
}
