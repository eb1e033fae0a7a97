package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.util.List;
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
    void writesMetricsForCloudWatchBehindTheReadyLineAndItsLogAsJson() throws Exception {
        Map<String, String> settings =
                Map.of(
                        "SOCKET_PORT",
                        "0",
                        "METRICS_EMF",
                        "true",
                        "METRICS_EMF_SECONDS",
                        "1",
                        "SERVICE_NAME",
                        "chat",
                        "LOG_FORMAT",
                        "json");
        try (ServerProcess server = ServerProcess.start(settings)) {
            server.awaitPort();
            JsonNode metrics = new ObjectMapper().readTree(server.nextLine());
            assertThat(metrics.get("ServiceName").asText()).isEqualTo("chat");
            assertThat(metrics.get("_aws").get("CloudWatchMetrics")).hasSize(1);

            server.terminate();

            assertThat(server.awaitExit()).isZero();
            List<String> log = server.errors().lines().toList();
            assertThat(log).isNotEmpty();
            for (String line : log) {
                JsonNode entry = new ObjectMapper().readTree(line);
                assertThat(entry.get("level").asText()).isIn("INFO", "WARN");
                assertThat(entry.get("formattedMessage").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void tellsAContainersHealthCheckWhetherItIsAlive() throws Exception {
        try (ServerProcess server = ServerProcess.start(ANY_PORT)) {
            String port = String.valueOf(server.awaitPort());
            Map<String, String> settings = Map.of("SOCKET_PORT", port, "SOCKET_HOST", "0.0.0.0");
            try (ServerProcess probe = ServerProcess.start(settings, "--health")) {
                assertThat(probe.restOfOutput()).startsWith("ok\n");
                assertThat(probe.awaitExit()).isZero();
            }
            server.terminate();
            server.awaitExit();
            try (ServerProcess probe = ServerProcess.start(settings, "--health")) {
                assertThat(probe.awaitExit()).isEqualTo(1);
                assertThat(probe.errors()).contains("no answer from http://127.0.0.1:" + port);
            }
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
