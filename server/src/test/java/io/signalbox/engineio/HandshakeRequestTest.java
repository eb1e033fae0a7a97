package io.signalbox.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandshakeRequestTest {
    private static final Instant ISSUED = Instant.ofEpochMilli(1_700_000_000_123L);

    private static HandshakeRequest of(Map<String, String> headers, Map<String, String> query) {
        return new HandshakeRequest(headers, query, "127.0.0.1", ISSUED, true, "/socket.io/?EIO=4");
    }

    @Test
    void givesBackWhatItWasGivenInTheSameOrder() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", "example.com");
        headers.put("x-long", "ü".repeat(40_000));
        headers.put("accept", "");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("transport", "websocket");
        query.put("EIO", "4");

        HandshakeRequest request = of(headers, query);

        assertThat(request.headers()).containsExactlyEntriesOf(headers);
        assertThat(request.query()).containsExactlyEntriesOf(query);
        assertThat(request.issued()).isEqualTo(ISSUED);
        assertThat(request.address()).isEqualTo("127.0.0.1");
        assertThat(request.url()).isEqualTo("/socket.io/?EIO=4");
        assertThat(request.secure()).isTrue();
    }

    @Test
    void findsOneHeaderAmongNamesAndValuesThatLookAlike() {
        HandshakeRequest request =
                of(Map.of("a", "origin", "origin", "https://a.example"), Map.of("b", "c"));
        assertThat(request.header("origin")).isEqualTo("https://a.example");
        assertThat(request.header("a")).isEqualTo("origin");
        assertThat(request.header("b")).isNull();
        assertThat(of(Map.of(), Map.of("origin", "x")).header("origin")).isNull();
    }
}
