package io.signalbox.lab.balancer;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.signalbox.lab.balancer.route.Router;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request with its answer on a client connection, and how far they are. On that connection's event loop only.
final class Exchange {
    final HttpRequest request;
    final boolean upgrade;
    final boolean head;
    final boolean http10;
    final boolean hasBody;
    boolean keepAlive;

    Router.Decision.@Nullable To choice;
    boolean forwarded;
    boolean requestComplete;
    boolean responseStarted;

    /// Answered by the balancer; what is left of the request is thrown away.
    boolean local;

    /// Within a 1xx answer, which another one follows.
    boolean informational;

    boolean targetKeepAlive;
    @Nullable HttpResponse switching;

    Exchange(HttpRequest request) {
        this.request = request;
        this.upgrade = RequestRules.isWebSocketUpgrade(request);
        this.head = request.method().equals(HttpMethod.HEAD);
        this.http10 = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        this.hasBody = RequestRules.hasBody(request.headers());
        this.keepAlive = HttpUtil.isKeepAlive(request);
    }

    /// The request's path without its query.
    String path() {
        int query = request.uri().indexOf('?');
        return query < 0 ? request.uri() : request.uri().substring(0, query);
    }

    /// Whether the connection may serve another request after an answer of the balancer's own.
    boolean mayStay() {
        return keepAlive && !hasBody;
    }

    /// The target's answer as the client gets it. A copy: the decoder still looks at its own for where the body ends.
    HttpResponse answer(HttpResponse received, List<String> cookies) {
        responseStarted = true;
        HttpResponse response =
                new DefaultHttpResponse(
                        HttpVersion.HTTP_1_1, received.status(), received.headers().copy());
        frame(received, response);
        // An answer to a request not yet complete ends the connection: what follows would be read
        // as a request.
        keepAlive &= requestComplete;
        ProxyHeaders.towardsClient(response, cookies);
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (http10) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        return response;
    }

    /// Settles by which means the client learns where the answer ends, and whether both connections outlive it.
    private void frame(HttpResponse received, HttpResponse response) {
        HttpHeaders headers = response.headers();
        int status = response.status().code();
        boolean bodiless = head || status == 204 || status == 304;
        boolean chunked = HttpUtil.isTransferEncodingChunked(response);
        boolean bounded = bodiless || chunked || headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        targetKeepAlive = bounded && HttpUtil.isKeepAlive(received);
        if (http10 && (chunked || !bounded)) {
            headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
            keepAlive = false;
        } else if (!bounded) {
            HttpUtil.setTransferEncodingChunked(response, true);
        }
    }
}
