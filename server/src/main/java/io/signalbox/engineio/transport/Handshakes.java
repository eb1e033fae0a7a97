package io.signalbox.engineio.transport;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.ssl.SslHandler;
import io.signalbox.engineio.HandshakeRequest;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Takes from a request what outlives it.
final class Handshakes {
    private Handshakes() {}

    static HandshakeRequest of(Channel channel, HttpRequest head, Map<String, String> query) {
        Map<String, String> headers = new LinkedHashMap<>();
        head.headers()
                .forEach(
                        header ->
                                headers.merge(
                                        header.getKey().toLowerCase(Locale.ROOT),
                                        header.getValue(),
                                        (a, b) -> a + ", " + b));
        return new HandshakeRequest(
                Map.copyOf(headers),
                Map.copyOf(query),
                address(channel),
                Instant.now(),
                channel.pipeline().get(SslHandler.class) != null,
                head.uri());
    }

    private static String address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress()
                : "";
    }
}
