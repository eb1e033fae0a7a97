package io.signalbox.lab.balancer;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;

/// Which requests the listener refuses before it looks for a target. A refusal always ends the connection, as what
/// follows on it cannot be trusted.
final class RequestRules {
    private RequestRules() {}

    static Optional<HttpResponseStatus> refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(statusFor(request.decoderResult()));
        }
        if (request.method().equals(HttpMethod.TRACE)
                || request.method().equals(HttpMethod.CONNECT)) {
            return Optional.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
        }
        return wellFormed(request) ? Optional.empty() : Optional.of(HttpResponseStatus.BAD_REQUEST);
    }

    static HttpResponseStatus statusFor(DecoderResult failure) {
        return switch (failure.cause()) {
            case TooLongHttpLineException line -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException headers ->
                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case null, default -> HttpResponseStatus.BAD_REQUEST;
        };
    }

    static boolean isWebSocketUpgrade(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return request.method().equals(HttpMethod.GET)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && headers.contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && !hasBody(headers);
    }

    static boolean hasBody(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || (length != null && !length.equals("0"));
    }

    private static boolean wellFormed(HttpRequest request) {
        HttpHeaders headers = request.headers();
        HttpVersion version = request.protocolVersion();
        boolean oneDotOne = version.equals(HttpVersion.HTTP_1_1);
        if (!oneDotOne && !version.equals(HttpVersion.HTTP_1_0)) {
            return false;
        }
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (oneDotOne && hosts == 0)) {
            return false;
        }
        return request.uri().startsWith("/") && framingIsPlain(headers, oneDotOne);
    }

    /// One way only to tell where the body ends: a single plain number, or a single `chunked` from HTTP/1.1 on.
    private static boolean framingIsPlain(HttpHeaders headers, boolean oneDotOne) {
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (!encodings.isEmpty()) {
            return oneDotOne
                    && lengths.isEmpty()
                    && encodings.size() == 1
                    && encodings.getFirst().equalsIgnoreCase("chunked");
        }
        return lengths.size() <= 1
                && lengths.stream()
                        .allMatch(
                                length ->
                                        !length.isEmpty()
                                                && length.chars()
                                                        .allMatch(c -> c >= '0' && c <= '9'));
    }
}
