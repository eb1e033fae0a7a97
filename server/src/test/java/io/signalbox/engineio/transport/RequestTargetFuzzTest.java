package io.signalbox.engineio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/// Any request line as path and query.
class RequestTargetFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void readsAnyTarget(byte[] uri) {
        RequestTarget target = RequestTarget.of(new String(uri, StandardCharsets.ISO_8859_1));

        assertThat(target.query()).hasSizeLessThanOrEqualTo(64);
        assertThat(target.path().length()).isLessThanOrEqualTo(uri.length + 1);
    }
}
