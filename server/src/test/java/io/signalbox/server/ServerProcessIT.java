package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerProcessIT {
    private static final Map<String, String> ANY_PORT = Map.of("SOCKET_PORT", "0");

    @Test
    void closesConnectionsSoThatClientsComeBackAndEndsWithStatusZeroOnSigterm() throws Exception {
        try (ServerProcess server = ServerProcess.start(ANY_PORT)) {
            int port = server.awaitPort();
            assertThat(RawHttp.get(port, "/healthz").body()).startsWith("ok\nredis: none\n");
            assertThat(RawHttp.get(port, "/livez").status()).isEqualTo(200);
            try (RawWebSocket socket = RawWebSocket.connect(port, SocketServer.WEBSOCKET)) {
                socket.readText();
                socket.text("40");
                assertThat(socket.readText()).startsWith("40{");

                server.terminate();

                assertThat(socket.isClosedByServer()).isTrue();
            }
            assertThat(server.awaitExit()).isZero();
            assertThat(server.restOfOutput()).isEmpty();
        }
    }

    @Test
    void saysInOneLineWhichSettingIsBad() throws Exception {
        try (ServerProcess server = ServerProcess.start(Map.of("SOCKET_PORT", "abc"))) {
            assertThat(server.awaitExit()).isEqualTo(2);
            assertThat(server.errors())
                    .isEqualTo("SOCKET_PORT is \"abc\"; allowed: a whole number from 0 to 65535\n");
            assertThat(server.restOfOutput()).isEmpty();
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerProcess first = ServerProcess.start(ANY_PORT)) {
            String port = String.valueOf(first.awaitPort());
            try (ServerProcess second = ServerProcess.start(Map.of("SOCKET_PORT", port))) {
                assertThat(second.awaitExit()).isEqualTo(1);
                assertThat(second.errors()).contains("cannot listen on").contains(port);
            }
        }
    }

    @Test
    void printsItsSettings() throws Exception {
        try (ServerProcess server = ServerProcess.start(Map.of(), "--help")) {
            assertThat(server.awaitExit()).isZero();
            assertThat(server.restOfOutput()).contains("SOCKET_PORT", "[3000]", "ADMIN_MODE");
        }
        try (ServerProcess server = ServerProcess.start(Map.of(), "--nonsense")) {
            assertThat(server.awaitExit()).isEqualTo(2);
            assertThat(server.errors()).contains("--nonsense").contains("--help");
        }
    }
}
