package io.signalbox.lab.balancer;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.signalbox.lab.balancer.route.Action;
import java.util.Locale;

/// Where a redirect sends one request.
record Location(int status, String url) {
    static Location of(Action.Redirect redirect, HttpRequest request) {
        String authority = request.headers().get(HttpHeaderNames.HOST, "");
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        String port = hasPort ? authority.substring(colon + 1) : "80";
        String uri = request.uri();
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        String query = mark < 0 ? "" : uri.substring(mark + 1);
        Asked asked = new Asked(host, port, path.substring(1), query);
        String scheme = redirect.protocol().toLowerCase(Locale.ROOT);
        String wantedPort = asked.fill(redirect.port());
        boolean usual = wantedPort.equals(scheme.equals("https") ? "443" : "80");
        String wantedQuery = asked.fill(redirect.query());
        String url =
                scheme
                        + "://"
                        + asked.fill(redirect.host())
                        + (usual ? "" : ":" + wantedPort)
                        + asked.fill(redirect.path())
                        + (wantedQuery.isEmpty() ? "" : "?" + wantedQuery);
        return new Location(redirect.status(), url);
    }

    FullHttpResponse response(boolean keepAlive) {
        FullHttpResponse response =
                LocalResponse.of(Action.FixedResponse.of(status, "moved\n"), keepAlive);
        response.headers().set(HttpHeaderNames.LOCATION, url);
        return response;
    }

    private record Asked(String host, String port, String path, String query) {
        String fill(String text) {
            return text.replace("#{host}", host)
                    .replace("#{port}", port)
                    .replace("#{path}", path)
                    .replace("#{query}", query);
        }
    }
}
