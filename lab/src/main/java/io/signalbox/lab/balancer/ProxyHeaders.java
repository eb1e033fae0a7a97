package io.signalbox.lab.balancer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a proxy changes in headers on the way: hop-by-hop ones go (RFC 9110 §7.6.1), `X-Forwarded-…` come.
final class ProxyHeaders {
    private static final List<String> HOP_BY_HOP =
            List.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "upgrade");

    // A client must not have these taken away from its request by naming them in `Connection`.
    private static final Set<String> END_TO_END =
            Set.of(
                    "host",
                    "cookie",
                    "authorization",
                    "content-length",
                    "transfer-encoding",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-port");

    private ProxyHeaders() {}

    static void towardsTarget(
            HttpRequest request, SocketAddress client, SocketAddress listener, boolean upgrade) {
        HttpHeaders headers = request.headers();
        stripHopByHop(headers);
        if (upgrade) {
            markUpgrade(headers);
        }
        String before = String.join(", ", headers.getAll("X-Forwarded-For"));
        String address = addressOf(client);
        headers.set("X-Forwarded-For", before.isEmpty() ? address : before + ", " + address)
                .set("X-Forwarded-Proto", "http")
                .set("X-Forwarded-Port", portOf(listener));
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
    }

    static void towardsClient(HttpResponse response, List<String> cookies) {
        stripHopByHop(response.headers());
        response.headers().add(HttpHeaderNames.SET_COOKIE, cookies);
    }

    /// The 101 that opens a WebSocket.
    static HttpResponse switching(HttpResponse response, List<String> cookies) {
        towardsClient(response, cookies);
        markUpgrade(response.headers());
        return response;
    }

    private static void markUpgrade(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    }

    private static void stripHopByHop(HttpHeaders headers) {
        for (String list : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (String token : list.split(",")) {
                String name = token.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !END_TO_END.contains(name)) {
                    headers.remove(name);
                }
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }

    private static String addressOf(SocketAddress address) {
        return address instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress()
                : "unknown";
    }

    private static int portOf(SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
    }
}
