package io.signalbox.lab.balancer.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StickyCookiesTest {
    private static final StickyCookies.Layer GROUP = StickyCookies.Layer.GROUP;
    private static final StickyCookies.Layer TARGET = StickyCookies.Layer.TARGET;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final StickyCookies cookies = new StickyCookies(now::get);

    @Test
    void readsBackWhatItIssued() {
        String issued = cookies.issue(GROUP, "blue", Duration.ofMinutes(1)).getFirst();

        assertThat(cookies.read(GROUP, sentBack(issued))).contains("blue");
    }

    @Test
    void looksLikeTheCookiesOfAnApplicationLoadBalancer() {
        List<String> issued = cookies.issue(TARGET, "blue|i-1:3000", Duration.ofDays(1));

        assertThat(issued).hasSize(2);
        assertThat(issued.getFirst())
                .startsWith("AWSALB=")
                .endsWith("; Expires=Mon, 23 Nov 2026 10:00:00 GMT; Max-Age=86400; Path=/")
                .doesNotContain("blue", "i-1", "3000,");
        assertThat(issued.getLast())
                .startsWith("AWSALBCORS=")
                .endsWith("; Path=/; SameSite=None; Secure");
    }

    @Test
    void readsTheCrossOriginTwinToo() {
        String twin = cookies.issue(GROUP, "blue", Duration.ofMinutes(1)).getLast();

        assertThat(cookies.read(GROUP, sentBack(twin))).contains("blue");
    }

    @Test
    void forgetsAtTheEndOfLife() {
        String issued = cookies.issue(GROUP, "blue", Duration.ofMinutes(1)).getFirst();

        now.set(now.get().plusSeconds(60));

        assertThat(cookies.read(GROUP, sentBack(issued))).isEmpty();
    }

    @Test
    void refusesEverySingleAlteredCharacter() {
        String pair = pairOf(cookies.issue(GROUP, "blue", Duration.ofMinutes(1)).getFirst());

        for (int i = "AWSALBTG=".length(); i < pair.length(); i++) {
            char other = pair.charAt(i) == 'A' ? 'B' : 'A';
            String altered = pair.substring(0, i) + other + pair.substring(i + 1);
            // The last character of Base64 has spare bits; only a changed byte must not pass.
            boolean sameBytes = i == pair.length() - 1;
            if (!sameBytes) {
                assertThat(cookies.read(GROUP, header(altered))).as("position %d", i).isEmpty();
            }
        }
    }

    @Test
    void refusesAValueOfTheOtherLayerOrOfAnotherBalancer() {
        String target = pairOf(cookies.issue(TARGET, "blue", Duration.ofMinutes(1)).getFirst());
        String foreign =
                new StickyCookies(now::get).issue(GROUP, "blue", Duration.ofMinutes(1)).getFirst();

        assertThat(cookies.read(GROUP, header(target.replace("AWSALB=", "AWSALBTG=")))).isEmpty();
        assertThat(cookies.read(GROUP, sentBack(foreign))).isEmpty();
    }

    @Test
    void takesGarbageForAbsence() {
        for (String value :
                List.of("", "x", "%%%", "A".repeat(40), "A".repeat(9000), "\"", "=;=")) {
            assertThat(cookies.read(GROUP, header("AWSALBTG=" + value))).isEmpty();
        }
    }

    @Test
    void findsItsCookieAmongOthersAndBehindABrokenOne() {
        String good = pairOf(cookies.issue(GROUP, "blue", Duration.ofMinutes(1)).getLast());

        assertThat(cookies.read(GROUP, header("io=1; AWSALBTG=broken; " + good + "; z=9")))
                .contains("blue");
    }

    private static HttpHeaders sentBack(String setCookie) {
        return header(pairOf(setCookie));
    }

    private static String pairOf(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    private static HttpHeaders header(String cookie) {
        return new DefaultHttpHeaders().set("Cookie", cookie);
    }
}
