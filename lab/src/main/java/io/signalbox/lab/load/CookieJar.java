package io.signalbox.lab.load;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.ClientCookieEncoder;
import io.netty.handler.codec.http.cookie.Cookie;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one client remembers of `Set-Cookie`, as a browser on plain HTTP would: until `Max-Age` has passed, and nothing
/// that is marked `Secure`. On the client's event loop only.
final class CookieJar {
    private record Kept(Cookie cookie, Instant end) {}

    private final InstantSource clock;
    private final Map<String, Kept> cookies = new LinkedHashMap<>();

    CookieJar(InstantSource clock) {
        this.clock = clock;
    }

    void store(HttpHeaders response) {
        for (String header : response.getAll(HttpHeaderNames.SET_COOKIE)) {
            Cookie cookie = ClientCookieDecoder.LAX.decode(header);
            if (cookie != null && !cookie.isSecure()) {
                cookies.put(cookie.name(), new Kept(cookie, endOf(cookie)));
            }
        }
    }

    void addTo(HttpHeaders request) {
        Instant now = clock.instant();
        cookies.values().removeIf(kept -> !kept.end().isAfter(now));
        List<Cookie> alive = cookies.values().stream().map(Kept::cookie).toList();
        if (!alive.isEmpty()) {
            request.set(HttpHeaderNames.COOKIE, ClientCookieEncoder.LAX.encode(alive));
        }
    }

    private Instant endOf(Cookie cookie) {
        return cookie.maxAge() == Cookie.UNDEFINED_MAX_AGE
                ? Instant.MAX
                : clock.instant().plusSeconds(cookie.maxAge());
    }
}
