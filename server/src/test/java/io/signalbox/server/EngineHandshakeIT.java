package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineHandshakeIT {
    private EngineServer server;

    @BeforeEach
    void start() throws IOException {
        server = new EngineServer(EngineServer.CALM);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void opensPollingSessionAndAnnouncesUpgrade() throws IOException {
        RawHttp.Response response = RawHttp.get(server.port(), EngineServer.POLLING);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("content-type", "text/plain; charset=UTF-8")
                .containsEntry("cache-control", "no-store");
        assertThat(response.body())
                .matches(
                        "0\\{\"sid\":\"[A-Za-z0-9_-]{20}\",\"upgrades\":\\[\"websocket\"],"
                                + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}");
    }

    @Test
    void opensWebSocketSessionWithoutUpgrades() throws IOException {
        try (RawWebSocket socket = RawWebSocket.connect(server.port(), EngineServer.WEBSOCKET)) {
            assertThat(socket.status()).isEqualTo(101);
            assertThat(socket.handshake().headers())
                    .containsEntry("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(socket.readText()).contains("\"upgrades\":[],");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/engine.io/?transport=polling, 5, Unsupported protocol version",
        "/engine.io/?EIO=abc&transport=polling, 5, Unsupported protocol version",
        "/engine.io/?EIO=3&transport=polling, 5, Unsupported protocol version",
        "/engine.io/?EIO=4, 0, Transport unknown",
        "/engine.io/?EIO=4&transport=abc, 0, Transport unknown",
        "/engine.io/?EIO=4&transport=websocket, 3, Bad request",
        "/engine.io/?EIO=4&transport=polling&sid=unknown, 1, Session ID unknown"
    })
    void refusesBadHandshakeByPolling(String target, int code, String message) throws IOException {
        RawHttp.Response response = RawHttp.get(server.port(), target);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void refusesHandshakeByAnotherMethod(String method) throws IOException {
        RawHttp.Response response = RawHttp.send(server.port(), method, EngineServer.POLLING, "");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"code\":2,\"message\":\"Bad handshake method\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine.io/?transport=websocket",
                "/engine.io/?EIO=abc&transport=websocket",
                "/engine.io/?EIO=4",
                "/engine.io/?EIO=4&transport=abc",
                "/engine.io/?EIO=4&transport=polling",
                "/engine.io/?EIO=4&transport=websocket&sid=unknown"
            })
    void refusesBadHandshakeByWebSocketAndCloses(String target) throws IOException {
        try (RawWebSocket socket = RawWebSocket.connect(server.port(), target)) {
            assertThat(socket.status()).isEqualTo(400);
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void answersPreflightForOtherOrigins() throws IOException {
        RawHttp.Response response =
                RawHttp.send(
                        server.port(),
                        "OPTIONS",
                        EngineServer.POLLING,
                        "",
                        "Origin: https://page.example",
                        "Access-Control-Request-Headers: x-token");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers())
                .containsEntry("access-control-allow-origin", "*")
                .doesNotContainKey("access-control-allow-credentials")
                .containsEntry("access-control-allow-headers", "x-token");
    }

    @Test
    void answersUnknownPathsWithNotFound() throws IOException {
        assertThat(RawHttp.get(server.port(), "/other").status()).isEqualTo(404);
        assertThat(RawHttp.get(server.port(), "/%zz").status()).isEqualTo(404);
    }

    @Test
    void refusesRequestLineThatIsTooLong() throws IOException {
        RawHttp.Response response = RawHttp.get(server.port(), "/" + "x".repeat(9_000));

        assertThat(response.status()).isEqualTo(414);
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws IOException {
        RawHttp.Response response =
                RawHttp.get(server.port(), EngineServer.POLLING, "X: " + "x".repeat(20_000));

        assertThat(response.status()).isEqualTo(431);
    }

    @Test
    void closesConnectionThatSpeaksNoHttp() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            http.writeRaw(new byte[] {1, 2, 3, '\r', '\n', '\r', '\n'});

            assertThat(http.read().status()).isEqualTo(400);
            assertThat(http.atEnd()).isTrue();
        }
    }
}
