package io.signalbox.lab.balancer.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/socket.io/*, /socket.io/, true",
        "/socket.io/*, /socket.io/a/b, true",
        "/socket.io/*, /socket.io, false",
        "/socket.io/*, /Socket.io/, false",
        "/socket.io/*, /socketxio/, false",
        "/a?c, /abc, true",
        "/a?c, /ac, false",
        "/a?c, /a/c, true",
        "*, /anything, true",
        "/*/end, /a/b/end, true",
        "/*/end, /a/b/ends, false",
        "/*a*b, /xxaxxab, true",
        "/exact, /exact, true",
        "/exact, /exact/, false",
        "/q?*, /q, false",
        "/q?*, /q1, true",
    })
    void matchesAsAnApplicationLoadBalancerDoes(String pattern, String path, boolean matches) {
        assertThat(PathPattern.matches(pattern, path)).isEqualTo(matches);
    }

    @Test
    void staysFastOnPatternsThatWouldBlowUpARegularExpression() {
        String pattern = "/" + "*a".repeat(60) + "b";
        String path = "/" + "a".repeat(16_000);
        Instant start = Instant.now();

        assertThat(PathPattern.matches(pattern, path)).isFalse();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }
}
