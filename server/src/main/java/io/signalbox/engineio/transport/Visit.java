package io.signalbox.engineio.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.signalbox.engineio.HandshakeRequest;
import io.signalbox.engineio.transport.connection.Peer;
import io.signalbox.engineio.transport.websocket.WebSocketUpgrade;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One request to the engine. Confined to its channel's loop.
final class Visit {
    private final ChannelHandlerContext context;
    private final HttpHandler handler;
    private final Exchange exchange;
    private final HttpRequest head;
    private final Map<String, String> query;
    private final byte[] body;
    private final Peer peer;
    private final Instant issued = Instant.now();
    private @Nullable HandshakeRequest request;

    Visit(
            ChannelHandlerContext context,
            HttpHandler handler,
            Exchange exchange,
            HttpRequest head,
            Map<String, String> query,
            byte[] body,
            Peer peer) {
        this.context = context;
        this.handler = handler;
        this.exchange = exchange;
        this.head = head;
        this.query = query;
        this.body = body;
        this.peer = peer;
    }

    ChannelHandlerContext context() {
        return context;
    }

    HttpHandler handler() {
        return handler;
    }

    Exchange exchange() {
        return exchange;
    }

    HttpRequest head() {
        return head;
    }

    byte[] body() {
        return body;
    }

    /// The parameter's value, null when there is none or an empty one.
    @Nullable String parameter(String name) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    boolean isMethod(HttpMethod method) {
        return head.method().equals(method);
    }

    /// Whether the body is announced as bytes, as the protocol's third revision sent them.
    boolean isBinary() {
        return "application/octet-stream".equals(head.headers().get(HttpHeaderNames.CONTENT_TYPE));
    }

    boolean wantsUpgrade() {
        return WebSocketUpgrade.isWanted(head);
    }

    /// The request as plain values that may outlive it.
    HandshakeRequest request() {
        HandshakeRequest made = request;
        if (made == null) {
            made =
                    new HandshakeRequest(
                            headers(head),
                            Map.copyOf(query),
                            peer.address(),
                            issued,
                            peer.secure(),
                            head.uri());
            request = made;
        }
        return made;
    }

    private static Map<String, String> headers(HttpRequest head) {
        Map<String, String> headers = new LinkedHashMap<>();
        head.headers()
                .forEach(
                        header ->
                                headers.merge(
                                        header.getKey().toLowerCase(Locale.ROOT),
                                        header.getValue(),
                                        (a, b) -> a + ", " + b));
        return Map.copyOf(headers);
    }

    /// Goes on when the stage is complete, on the channel's loop, unless the connection has ended by then.
    ///
    /// @param then gets the value, or what went wrong
    <T> void await(
            CompletionStage<T> stage,
            long nanos,
            BiConsumer<@Nullable T, @Nullable Throwable> then) {
        stage.toCompletableFuture()
                .copy()
                .orTimeout(nanos, TimeUnit.NANOSECONDS)
                .whenComplete(
                        (value, fault) -> {
                            if (context.executor().inEventLoop()) {
                                then.accept(value, fault);
                            } else {
                                context.executor().execute(() -> goOn(then, value, fault));
                            }
                        });
    }

    private <T> void goOn(
            BiConsumer<@Nullable T, @Nullable Throwable> then,
            @Nullable T value,
            @Nullable Throwable fault) {
        if (context.channel().isActive()) {
            then.accept(value, fault);
        }
    }
}
