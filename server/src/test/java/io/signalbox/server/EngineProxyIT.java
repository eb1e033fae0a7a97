package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.AllowRequest.Decision;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.HandshakeRequest;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.engineio.transport.connection.ProxyOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineProxyIT {
    private final List<HandshakeRequest> seen = new CopyOnWriteArrayList<>();
    private final EngineOptions options =
            EngineServer.CALM.withAllowRequest(
                    request -> {
                        seen.add(request);
                        return CompletableFuture.completedStage(new Decision.Allow());
                    });

    private EngineServer behind(ProxyOptions proxy) throws IOException {
        return new EngineServer(options, listen -> listen.withProxy(proxy));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// A version 2 header: 192.0.2.7:1000 to 192.0.2.1:443 over TCP.
    private static byte[] version2(int command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10});
        out.writeBytes(new byte[] {(byte) (0x20 | command), 0x11, 0, 12});
        out.writeBytes(new byte[] {(byte) 192, 0, 2, 7, (byte) 192, 0, 2, 1, 3, -24, 1, -69});
        return out.toByteArray();
    }

    @Test
    void takesTheAddressFromAVersion1Header() throws IOException {
        try (EngineServer server = behind(new ProxyOptions(true, 0));
                RawHttp http = RawHttp.connect(server.port())) {
            http.writeRaw(ascii("PROXY TCP4 198.51.100.9 192.0.2.1 5000 443\r\n"));
            http.write("GET", EngineServer.POLLING, "");

            assertThat(http.read().status()).isEqualTo(200);
            assertThat(seen.getFirst().address()).isEqualTo("198.51.100.9");
        }
    }

    @Test
    void takesTheAddressFromAVersion2HeaderHoweverItIsCut() throws IOException {
        try (EngineServer server = behind(new ProxyOptions(true, 0));
                RawHttp http = RawHttp.connect(server.port())) {
            for (byte b : version2(1)) {
                http.writeRaw(new byte[] {b});
            }
            try (RawWebSocket socket = RawWebSocket.connect(http, EngineServer.WEBSOCKET)) {
                assertThat(socket.readText()).startsWith("0{");
                socket.text("4a");
                assertThat(socket.readText()).isEqualTo("4a");
            }
            assertThat(seen.getFirst().address()).isEqualTo("192.0.2.7");
        }
    }

    @Test
    void keepsTheAddressOfTheConnectionForTheProxysOwnChecks() throws IOException {
        try (EngineServer server = behind(new ProxyOptions(true, 0))) {
            for (byte[] header : List.of(version2(0), ascii("PROXY UNKNOWN\r\n"))) {
                try (RawHttp http = RawHttp.connect(server.port())) {
                    http.writeRaw(header);
                    http.write("GET", EngineServer.POLLING, "");
                    assertThat(http.read().status()).isEqualTo(200);
                }
            }
            assertThat(seen).allMatch(request -> request.address().equals("127.0.0.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /engine.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n",
                "PROXY TCP4 here there 1 2\r\n",
                "PROXY TCP4 198.51.100.9 192.0.2.1 5000\r\n",
                "PROXY TCP9 198.51.100.9 192.0.2.1 5000 443\r\n"
            })
    void closesWhatBeginsWithoutAHeader(String begin) throws IOException {
        try (EngineServer server = behind(new ProxyOptions(true, 0));
                RawHttp http = RawHttp.connect(server.port())) {
            http.writeRaw(ascii(begin));

            assertThat(http.atEnd()).isTrue();
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void ignoresForwardedHeadersByDefault() throws IOException {
        try (EngineServer server = behind(ProxyOptions.NONE)) {
            RawHttp.get(
                    server.port(),
                    EngineServer.POLLING,
                    "X-Forwarded-For: 198.51.100.9",
                    "X-Forwarded-Proto: https");

            assertThat(seen.getFirst().address()).isEqualTo("127.0.0.1");
            assertThat(seen.getFirst().secure()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 198.51.100.9 | https | 198.51.100.9 | true",
                "1 | 6.6.6.6, 198.51.100.9 | http | 198.51.100.9 | false",
                "2 | 6.6.6.6, 198.51.100.9, 10.0.0.1 | https, http | 198.51.100.9 | true",
                "2 | 198.51.100.9:4711, 10.0.0.1 | https | 198.51.100.9 | true",
                "1 | [2001:db8::1]:443 | wss | 2001:db8::1 | true",
                "1 | 2001:db8::1 | HTTPS | 2001:db8::1 | true"
            })
    void trustsOnlyWhatItsOwnProxiesAppended(
            int hops, String forwarded, String proto, String address, boolean secure)
            throws IOException {
        try (EngineServer server = behind(new ProxyOptions(false, hops))) {
            RawHttp.get(
                    server.port(),
                    EngineServer.POLLING,
                    "X-Forwarded-For: " + forwarded,
                    "X-Forwarded-Proto: " + proto);

            assertThat(seen.getFirst().address()).isEqualTo(address);
            assertThat(seen.getFirst().secure()).isEqualTo(secure);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.9 | https | fewer entries than there are trusted proxies (2)",
                "evil, 10.0.0.1 | https | no IP address",
                "198.51.100.9, 10.0.0.1 | gopher | neither http nor https"
            })
    void refusesForwardedHeadersThatNoProxyOfOursWrites(
            String forwarded, String proto, String reason) throws IOException {
        try (EngineServer server = behind(new ProxyOptions(false, 2));
                RawHttp http = RawHttp.connect(server.port())) {
            http.write(
                    "GET",
                    EngineServer.POLLING,
                    "",
                    "X-Forwarded-For: " + forwarded,
                    "X-Forwarded-Proto: " + proto);
            RawHttp.Response response = http.read();

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).contains(reason);
            assertThat(http.atEnd()).isTrue();
            assertThat(RawHttp.get(server.port(), EngineServer.POLLING).status()).isEqualTo(200);
        }
    }
}
