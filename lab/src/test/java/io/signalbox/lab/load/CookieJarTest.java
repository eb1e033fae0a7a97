package io.signalbox.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CookieJarTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final CookieJar jar = new CookieJar(now::get);

    @Test
    void sendsBackTheNewestOfEachName() {
        jar.store(headers("A=1; Max-Age=60; Path=/", "B=2; Path=/"));
        jar.store(headers("A=3; Max-Age=60; Path=/"));

        assertThat(sent().getAll("Cookie")).containsExactly("A=3; B=2");
    }

    @Test
    void forgetsWhatHasExpired() {
        jar.store(headers("A=1; Max-Age=60; Path=/", "B=2; Max-Age=61; Path=/"));

        now.set(Instant.EPOCH.plusSeconds(60));

        assertThat(sent().get("Cookie")).isEqualTo("B=2");
    }

    @Test
    void leavesOutWhatAPlainConnectionMustNotCarry() {
        jar.store(headers("A=1; Path=/; SameSite=None; Secure", "garbage", ""));

        assertThat(sent().contains("Cookie")).isFalse();
    }

    private HttpHeaders sent() {
        HttpHeaders request = new DefaultHttpHeaders();
        jar.addTo(request);
        return request;
    }

    private static HttpHeaders headers(String... setCookies) {
        HttpHeaders response = new DefaultHttpHeaders();
        for (String cookie : setCookies) {
            response.add("Set-Cookie", cookie);
        }
        return response;
    }
}
