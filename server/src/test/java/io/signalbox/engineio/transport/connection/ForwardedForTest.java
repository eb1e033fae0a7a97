package io.signalbox.engineio.transport.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedForTest {
    private static final Peer PROXY = new Peer("10.0.0.1", false);

    private static HttpHeaders forwarded(String... values) {
        HttpHeaders headers = new DefaultHttpHeaders();
        for (String value : values) {
            headers.add("X-Forwarded-For", value);
        }
        return headers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 | 1 | 192.0.2.1",
                "192.0.2.1, 192.0.2.2 | 1 | 192.0.2.2",
                "192.0.2.1, 192.0.2.2 | 2 | 192.0.2.1",
                "forged nonsense, 192.0.2.2 | 1 | 192.0.2.2",
                "192.0.2.1:40000 | 1 | 192.0.2.1",
                "2001:db8::1 | 1 | 2001:db8::1",
                "[2001:db8::1] | 1 | 2001:db8::1",
                "[2001:db8::1]:443 | 1 | 2001:db8::1",
                "  192.0.2.1  | 1 | 192.0.2.1"
            })
    void takesTheEntryThatTheOutermostOfOurProxiesAppended(String header, int hops, String address)
            throws BadPeerException {
        assertThat(ForwardedFor.of(PROXY, forwarded(header), hops))
                .isEqualTo(new Peer(address, false));
    }

    @Test
    void readsSeveralHeadersAsOneList() throws BadPeerException {
        HttpHeaders headers = forwarded("192.0.2.1", "192.0.2.2, 192.0.2.3");

        assertThat(ForwardedFor.of(PROXY, headers, 3).address()).isEqualTo("192.0.2.1");
        assertThat(ForwardedFor.of(PROXY, headers, 1).address()).isEqualTo("192.0.2.3");
    }

    @Test
    void keepsTheProxyItselfWithoutAHeader() throws BadPeerException {
        assertThat(ForwardedFor.of(PROXY, new DefaultHttpHeaders(), 1)).isSameAs(PROXY);
    }

    @ParameterizedTest
    @CsvSource({"https, true", "wss, true", "HTTPS, true", "http, false", "ws, false"})
    void takesTheProtocolOfTheClient(String protocol, boolean secure) throws BadPeerException {
        HttpHeaders headers = forwarded("192.0.2.1").add("X-Forwarded-Proto", protocol);

        assertThat(ForwardedFor.of(PROXY, headers, 1).secure()).isEqualTo(secure);
    }

    @Test
    void takesTheProtocolFromAProxyThatReplacesOrAppends() throws BadPeerException {
        HttpHeaders replaced =
                forwarded("192.0.2.1", "192.0.2.2").add("X-Forwarded-Proto", "https");
        HttpHeaders appended =
                forwarded("192.0.2.1", "192.0.2.2").add("X-Forwarded-Proto", "https, http");

        assertThat(ForwardedFor.of(PROXY, replaced, 2).secure()).isTrue();
        assertThat(ForwardedFor.of(PROXY, appended, 2).secure()).isTrue();
        assertThat(ForwardedFor.of(PROXY, appended, 1).secure()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.1:",
                "192.0.2.1:123456",
                "[2001:db8::1",
                "[2001:db8::1]:",
                "2001:db8:::1",
                "example.com",
                "192.0.2.1 192.0.2.2"
            })
    void refusesAnEntryThatIsNoAddressWithoutQuotingIt(String entry) {
        assertThatExceptionOfType(BadPeerException.class)
                .isThrownBy(() -> ForwardedFor.of(PROXY, forwarded(entry), 1))
                .withMessage("X-Forwarded-For has an entry that is no IP address");
    }

    @Test
    void refusesFewerEntriesThanProxies() {
        assertThatExceptionOfType(BadPeerException.class)
                .isThrownBy(() -> ForwardedFor.of(PROXY, forwarded("192.0.2.1"), 2))
                .withMessageContaining("fewer entries than there are trusted proxies (2)");
    }

    @Test
    void refusesAListThatNoProxyMakes() {
        String many = "192.0.2.1,".repeat(64) + "192.0.2.1";

        assertThatExceptionOfType(BadPeerException.class)
                .isThrownBy(() -> ForwardedFor.of(PROXY, forwarded(many), 1))
                .withMessageContaining("more than 64 entries");
    }

    @Test
    void refusesAProtocolThatIsNone() {
        HttpHeaders headers = forwarded("192.0.2.1").add("X-Forwarded-Proto", "ftp");

        assertThatExceptionOfType(BadPeerException.class)
                .isThrownBy(() -> ForwardedFor.of(PROXY, headers, 1))
                .withMessage("X-Forwarded-Proto is neither http nor https");
    }
}
