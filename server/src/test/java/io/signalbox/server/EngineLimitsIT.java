package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.engineio.transport.connection.ProxyOptions;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each test also shows that a session that was there before lives on.
class EngineLimitsIT {
    private static final EngineOptions HASTY =
            EngineServer.CALM.withLimits(
                    EngineServer.CALM.limits().withRequestTimeout(Duration.ofMillis(500)));
    private EngineServer server;
    private RawWebSocket bystander;

    @BeforeEach
    void open() throws IOException {
        server = new EngineServer(HASTY, listen -> listen.withMaxConnectionsPerAddress(3));
        bystander = server.openWebSocket();
    }

    @AfterEach
    void othersLiveOn() throws IOException {
        bystander.text("4still here");
        assertThat(bystander.readText()).isEqualTo("4still here");
        bystander.close();
        server.close();
    }

    @Test
    void refusesConnectionsBeyondTheLimitOfTheirAddress() throws IOException {
        RawHttp third = RawHttp.connect(server.port());
        try (RawHttp second = RawHttp.connect(server.port())) {
            second.write("GET", EngineServer.POLLING, "");
            third.write("GET", "/other", "");
            assertThat(second.read().status()).isEqualTo(200);
            assertThat(third.read().status()).isEqualTo(404);

            try (RawHttp fourth = RawHttp.connect(server.port())) {
                fourth.write("GET", EngineServer.POLLING, "");
                RawHttp.Response refused = fourth.read();

                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.body()).isEqualTo("at most 3 connections from one address");
                assertThat(fourth.atEnd()).isTrue();
            }
            third.close();
            // Its place is free again when the server has seen the end.
            await().until(() -> RawHttp.get(server.port(), EngineServer.POLLING).status() == 200);
        }
    }

    @Test
    void refusesPollingSessionsBeyondTenForEachConnectionOfAnAddress() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            List<String> sessions = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                http.write("GET", EngineServer.POLLING, "");
                sessions.add(EngineServer.sid(http.read().body()));
            }
            String first = EngineServer.POLLING + "&sid=" + sessions.getFirst();

            assertThat(RawHttp.get(server.port(), EngineServer.POLLING).body())
                    .isEqualTo("at most 30 polling sessions from one address");
            // One that ends makes room, as does one that goes over to a WebSocket.
            http.write("POST", first, "1");
            assertThat(http.read().body()).isEqualTo("ok");
            await().until(() -> RawHttp.get(server.port(), EngineServer.POLLING).status() == 200);
        }
    }

    @Test
    void countsTheClientsBehindAProxyByTheirOwnAddress() throws IOException {
        try (EngineServer proxied =
                        new EngineServer(
                                EngineServer.CALM,
                                listen ->
                                        listen.withMaxConnectionsPerAddress(1)
                                                .withProxy(new ProxyOptions(false, 1)));
                RawHttp first = RawHttp.connect(proxied.port());
                RawHttp second = RawHttp.connect(proxied.port())) {
            String client = "X-Forwarded-For: 198.51.100.1";
            first.write("GET", EngineServer.POLLING, "", client);
            assertThat(first.read().status()).isEqualTo(200);
            second.write("GET", EngineServer.POLLING, "", "X-Forwarded-For: 198.51.100.2");
            assertThat(second.read().status()).isEqualTo(200);
            // The proxy uses the connection for another client, whose place it then takes.
            first.write("GET", EngineServer.POLLING, "", "X-Forwarded-For: 198.51.100.3");
            assertThat(first.read().status()).isEqualTo(200);
            second.write("GET", EngineServer.POLLING, "", "X-Forwarded-For: 198.51.100.3");
            assertThat(second.read().status()).isEqualTo(429);
        }
    }

    @Test
    void countsTheClientsOfAProxyProtocolByTheirOwnAddress() throws IOException {
        try (EngineServer proxied =
                        new EngineServer(
                                EngineServer.CALM,
                                listen ->
                                        listen.withMaxConnectionsPerAddress(1)
                                                .withProxy(new ProxyOptions(true, 0)));
                RawHttp first = RawHttp.connect(proxied.port());
                RawHttp second = RawHttp.connect(proxied.port());
                RawHttp third = RawHttp.connect(proxied.port())) {
            assertThat(proxied(first, "198.51.100.1")).isEqualTo(200);
            assertThat(proxied(second, "198.51.100.2")).isEqualTo(200);
            assertThat(proxied(third, "198.51.100.1")).isEqualTo(429);
        }
    }

    private static int proxied(RawHttp http, String address) throws IOException {
        String header = "PROXY TCP4 " + address + " 192.0.2.1 5000 443\r\n";
        http.writeRaw(header.getBytes(StandardCharsets.US_ASCII));
        http.write("GET", EngineServer.POLLING, "");
        return http.read().status();
    }

    @Test
    void closesConnectionThatSaysNothing() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            assertThat(http.atEnd()).isTrue();
        }
    }

    @Test
    void closesConnectionThatTricklesHeaders() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            http.writeRaw("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));

            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> isRefusedWhenSending(http, "X-A: b\r\n"));
        }
    }

    private static boolean isRefusedWhenSending(RawHttp http, String piece) throws IOException {
        try {
            http.writeRaw(piece.getBytes(StandardCharsets.US_ASCII));
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void answersBodyThatDoesNotComeWithATimeout() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            String head = "POST /engine.io/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n4";
            http.writeRaw(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(http.read().status()).isEqualTo(408);
            assertThat(http.atEnd()).isTrue();
        }
    }

    @Test
    void letsAPollWaitLongerThanARequestMayTake() throws IOException {
        String session = server.openPolling();
        try (RawHttp poll = RawHttp.connect(server.port())) {
            poll.write("GET", session, "");
            // A connection that says nothing is closed in the meantime.
            try (RawHttp silent = RawHttp.connect(server.port())) {
                assertThat(silent.atEnd()).isTrue();
            }
            RawHttp.post(server.port(), session, "4late");

            assertThat(poll.read().body()).isEqualTo("4late");
        }
    }

    @Test
    void refusesTooManyHeaders() throws IOException {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            headers.add("X-" + i + ": a");
        }
        RawHttp.Response response =
                RawHttp.get(server.port(), EngineServer.POLLING, headers.toArray(String[]::new));

        assertThat(response.status()).isEqualTo(431);
        assertThat(response.headers()).containsEntry("connection", "close");
    }

    @Test
    void refusesChunkedBodyThatGrowsTooLarge() throws IOException {
        String session = server.openPolling();
        try (RawHttp http = RawHttp.connect(server.port())) {
            String head =
                    "POST "
                            + session
                            + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
            http.writeRaw(head.getBytes(StandardCharsets.US_ASCII));
            byte[] chunk =
                    ("7a120\r\n" + "4".repeat(500_000) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 3; i++) {
                http.writeRaw(chunk);
            }
            assertThat(http.read().status()).isEqualTo(413);
        }
    }

    @Test
    void closesUponControlFrameThatIsTooLong() throws IOException {
        try (RawWebSocket bad = server.openWebSocket()) {
            bad.frame(0x89, new byte[126]);
            RawWebSocket.Frame farewell = bad.read();

            assertThat(farewell.opcode()).isEqualTo(8);
            assertThat(farewell.payload().getShort(0)).isEqualTo((short) 1002);
            assertThat(bad.isClosedByServer()).isTrue();
        }
    }

    @Test
    void closesUponMessageThatIsTooLargeWithItsCode() throws IOException {
        try (RawWebSocket bad = server.openWebSocket()) {
            bad.raw(
                    new byte[] {
                        (byte) 0x82, (byte) 0xff, 0, 0, 0, 0, 0, 0x0f, 0x42, 0x41, 0, 0, 0, 0
                    });
            assertThat(bad.read().payload().getShort(0)).isEqualTo((short) 1009);
        }
    }

    @Test
    void readsTheRestOfAMessageThatIsTooLargeSoThatItsSenderLearnsWhy() throws IOException {
        try (RawWebSocket bad = server.openWebSocket()) {
            // 16 MB, far more than the buffers of a connection hold.
            bad.raw(new byte[] {(byte) 0x82, (byte) 0xff, 0, 0, 0, 0, 0x01, 0, 0, 0, 0, 0, 0, 0});
            for (int i = 0; i < 16; i++) {
                bad.raw(new byte[1 << 20]);
            }
            assertThat(bad.read().payload().getShort(0)).isEqualTo((short) 1009);
            assertThat(bad.isClosedByServer()).isTrue();
        }
    }

    @Test
    void doesNotListenForEverToWhoWasRefused() throws IOException {
        try (RawWebSocket bad = server.openWebSocket()) {
            bad.frame(0x89, new byte[126]);
            assertThat(bad.read().opcode()).isEqualTo(8);
            byte[] more = new byte[1024];
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !taken(bad, more));
        }
    }

    private static boolean taken(RawWebSocket socket, byte[] bytes) {
        try {
            socket.raw(bytes);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
