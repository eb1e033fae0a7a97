package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineEndpointIT {
    private static final String NO_SLASH = "/engine.io?EIO=4&transport=polling";

    private static EngineServer with(EngineOptions options) throws IOException {
        return new EngineServer(options);
    }

    @Test
    void wantsTheTrailingSlashByDefault() throws IOException {
        try (EngineServer server = with(EngineServer.CALM)) {
            assertThat(RawHttp.get(server.port(), NO_SLASH).status()).isEqualTo(404);
            assertThat(RawHttp.get(server.port(), EngineServer.POLLING).status()).isEqualTo(200);
        }
    }

    @Test
    void servesBothFormsWithoutTheTrailingSlash() throws IOException {
        EngineOptions options =
                EngineServer.CALM.withEndpoint(
                        EngineServer.CALM.endpoint().withAddTrailingSlash(false));
        try (EngineServer server = with(options)) {
            assertThat(RawHttp.get(server.port(), NO_SLASH).status()).isEqualTo(200);
            assertThat(RawHttp.get(server.port(), EngineServer.POLLING).status()).isEqualTo(200);
            assertThat(RawHttp.get(server.port(), "/engine.iox?EIO=4&transport=polling").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void endsUpgradesForOtherPathsAfterAWhile() throws IOException {
        EngineOptions options =
                EngineServer.CALM.withEndpoint(
                        EngineServer.CALM
                                .endpoint()
                                .withDestroyUpgrade(true, Duration.ofMillis(100)));
        try (EngineServer server = with(options);
                RawHttp http = RawHttp.connect(server.port())) {
            long begin = System.nanoTime();
            http.write("GET", "/other", "", "Connection: Upgrade", "Upgrade: websocket");

            assertThat(http.atEnd()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void leavesUpgradesForOtherPathsToTheFallbackWhenTold() throws IOException {
        EngineOptions options =
                EngineServer.CALM.withEndpoint(
                        EngineServer.CALM
                                .endpoint()
                                .withDestroyUpgrade(false, Duration.ofMillis(100)));
        try (EngineServer server = with(options)) {
            assertThat(
                            RawHttp.get(
                                            server.port(),
                                            "/other",
                                            "Connection: Upgrade",
                                            "Upgrade: websocket")
                                    .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void refusesTransportThatIsOff() throws IOException {
        try (EngineServer polling = with(EngineServer.CALM.withTransports("polling"));
                EngineServer websocket = with(EngineServer.CALM.withTransports("websocket"))) {
            assertThat(RawHttp.get(websocket.port(), EngineServer.POLLING).body())
                    .isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
            try (RawWebSocket refused =
                    RawWebSocket.connect(polling.port(), EngineServer.WEBSOCKET)) {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.handshake().body()).isEqualTo("Transport unknown");
            }
            assertThat(RawHttp.get(polling.port(), EngineServer.POLLING).body())
                    .contains("\"upgrades\":[]");
        }
    }

    @Test
    void offersAndAllowsNoUpgradeWhenToldSo() throws IOException {
        try (EngineServer server = with(EngineServer.CALM.withAllowUpgrades(false))) {
            String body = RawHttp.get(server.port(), EngineServer.POLLING).body();
            assertThat(body).contains("\"upgrades\":[]");

            String sid = EngineServer.sid(body);
            try (RawWebSocket probe =
                    RawWebSocket.connect(server.port(), EngineServer.WEBSOCKET + "&sid=" + sid)) {
                assertThat(probe.isClosedByServer()).isTrue();
            }
            String session = EngineServer.POLLING + "&sid=" + sid;
            assertThat(RawHttp.post(server.port(), session, "4a").body()).isEqualTo("ok");
        }
    }

    @Test
    void givesUpAProbeThatTakesTooLong() throws IOException {
        EngineOptions options = EngineServer.CALM.withUpgradeTimeout(Duration.ofMillis(200));
        try (EngineServer server = with(options)) {
            String session = server.openPolling();
            try (RawWebSocket probe =
                    RawWebSocket.connect(
                            server.port(), session.replace("=polling", "=websocket"))) {
                assertThat(probe.isClosedByServer()).isTrue();
            }
            assertThat(RawHttp.post(server.port(), session, "4a").body()).isEqualTo("ok");
        }
    }

    @Test
    void refusesRequestOfASessionInAnotherRevision() throws IOException {
        try (EngineServer server = with(EngineServer.CALM)) {
            String session = server.openPolling();

            assertThat(RawHttp.get(server.port(), session.replace("EIO=4", "EIO=3")).body())
                    .isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
        }
    }

    @Test
    void refusesBinaryBodyAndEndsThatSession() throws IOException {
        try (EngineServer server = with(EngineServer.CALM)) {
            String session = server.openPolling();

            assertThat(
                            RawHttp.send(
                                            server.port(),
                                            "POST",
                                            session,
                                            "4a",
                                            "Content-Type: application/octet-stream")
                                    .status())
                    .isEqualTo(400);
            assertThat(RawHttp.get(server.port(), session).status()).isEqualTo(400);
        }
    }

    @Test
    void choosesTheFirstSubprotocol() throws IOException {
        try (EngineServer server = with(EngineServer.CALM);
                RawWebSocket socket =
                        RawWebSocket.connect(
                                RawHttp.connect(server.port()),
                                EngineServer.WEBSOCKET,
                                "Sec-WebSocket-Protocol: one, two")) {
            assertThat(socket.handshake().headers()).containsEntry("sec-websocket-protocol", "one");
        }
    }
}
