package io.signalbox.lab.balancer;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.signalbox.lab.balancer.route.Action;
import java.nio.charset.StandardCharsets;

/// Answers that the balancer gives itself.
final class LocalResponse {
    static final Action.FixedResponse UNAVAILABLE =
            Action.FixedResponse.of(503, "503 Service Unavailable\n");

    private LocalResponse() {}

    static FullHttpResponse of(HttpResponseStatus status, boolean keepAlive) {
        return of(
                new Action.FixedResponse(status.code(), "text/plain", status.toString() + "\n"),
                keepAlive);
    }

    static FullHttpResponse of(Action.FixedResponse fixed, boolean keepAlive) {
        byte[] body = fixed.body().getBytes(StandardCharsets.UTF_8);
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(fixed.status()),
                        Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, fixed.contentType() + "; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.SERVER, "signalbox-lab")
                .set(
                        HttpHeaderNames.CONNECTION,
                        keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
        return response;
    }
}
