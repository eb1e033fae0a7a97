package io.signalbox.fleet.feed;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/// Keeps the cookies of one feed, so that a sticky load balancer sends polls and the upgrade to the
/// server that opened the session. Nothing outlives the feed.
final class CookieMemory implements CookieJar {

    private final List<Cookie> cookies = new ArrayList<>();

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> received) {
        for (Cookie cookie : received) {
            cookies.removeIf(known -> sameCookie(known, cookie));
            cookies.add(cookie);
        }
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        long now = System.currentTimeMillis();
        cookies.removeIf(cookie -> cookie.expiresAt() < now);
        return cookies.stream().filter(cookie -> cookie.matches(url)).toList();
    }

    private static boolean sameCookie(Cookie one, Cookie other) {
        return one.name().equals(other.name())
                && one.domain().equals(other.domain())
                && one.path().equals(other.path());
    }
}
