package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.server.settings.BadSettingException;
import io.signalbox.server.settings.ServerConfig;
import io.signalbox.socketio.testing.TestingRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MetricsIT {
    private static ChannelServer start(String... settings) throws IOException, BadSettingException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SOCKET_PORT", "0");
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        return ChannelServer.start(ServerConfig.from(environment));
    }

    @Test
    void showsWhatHappensInTheFormatOfPrometheus() throws Exception {
        try (ChannelServer server = start();
                RawWebSocket socket = RawWebSocket.connect(server.port(), SocketServer.WEBSOCKET)) {
            socket.readText();
            socket.text("40");
            socket.readText();
            socket.text("421[\"join-channel\",\"news\"]");
            while (!socket.readText().startsWith("431[")) {
                // Its own arrival is told first.
            }

            RawHttp.Response response = RawHttp.get(server.port(), "/metrics");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers().get("content-type")).startsWith("text/plain");
            List<String> lines = response.body().lines().toList();
            assertThat(lines)
                    .contains(
                            "signalbox_clients{transport=\"websocket\"} 1.0",
                            "signalbox_clients{transport=\"polling\"} 0.0",
                            "signalbox_sockets{namespace=\"/\"} 1.0",
                            "signalbox_rooms{namespace=\"/\"} 2.0",
                            "signalbox_sessions_opened_total 1.0",
                            "signalbox_sessions_closed_total{reason=\"transport close\"} 0.0",
                            "signalbox_events_total{direction=\"in\"} 2.0",
                            "signalbox_acks_timed_out_total 0.0",
                            "signalbox_loops_replaced_total 0.0",
                            "signalbox_loops{state=\"stuck\"} 0.0",
                            "signalbox_live 1.0",
                            "signalbox_admin_logins_failed_total 0.0",
                            "signalbox_draining 0.0")
                    .anyMatch(line -> line.startsWith("signalbox_loop_lag_seconds{loop=\"0\"} "))
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                    .anyMatch(line -> line.startsWith("jvm_threads_live_threads "));
            assertThat(lines)
                    .allMatch(
                            line ->
                                    line.matches(
                                            "# (HELP|TYPE) \\w+ .*|\\w+(\\{.*})? [-+0-9.EeNaInf]+"));
        }
    }

    @Test
    void countsWhatGoesOverRedisAndHowOftenItWasAway() throws Exception {
        try (TestingRedis redis = new TestingRedis();
                ChannelServer server = start("REDIS_ENDPOINT", "127.0.0.1:" + redis.port())) {
            server.socketIo().main().emit("news", 1);

            await().untilAsserted(
                            () ->
                                    assertThat(scrape(server))
                                            .contains(
                                                    "signalbox_redis_connected 1.0",
                                                    "signalbox_redis_messages_dropped_total 0.0",
                                                    "signalbox_redis_messages_malformed_total 0.0",
                                                    "signalbox_redis_messages_failed_total 0.0",
                                                    "signalbox_redis_reconnects_total 0.0")
                                            .anyMatch(
                                                    line ->
                                                            line.matches(
                                                                    "signalbox_redis_messages_published_total [1-9].*")));
            redis.stop();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(scrape(server))
                                            .contains("signalbox_redis_connected 0.0"));
            redis.startAgain();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(scrape(server))
                                            .contains(
                                                    "signalbox_redis_connected 1.0",
                                                    "signalbox_redis_reconnects_total 1.0"));
        }
    }

    @Test
    void namesMetricsAsPrometheusWantsThem() throws Exception {
        try (ChannelServer server = start()) {
            List<String> types =
                    scrape(server).stream()
                            .filter(line -> line.startsWith("# TYPE signalbox"))
                            .toList();

            assertThat(types)
                    .hasSizeGreaterThan(10)
                    .allMatch(type -> type.matches("# TYPE signalbox_[a-z_]+ (counter|gauge)"))
                    // Counters, and nothing else, are totals.
                    .allMatch(type -> type.endsWith("_total counter") == type.endsWith("counter"))
                    .noneMatch(type -> type.endsWith("_total gauge"))
                    // Base units.
                    .noneMatch(
                            type -> type.matches(".*_(ms|millis|milliseconds|kb|percent)[_ ].*"));
        }
    }

    private static List<String> scrape(ChannelServer server) throws IOException {
        return RawHttp.get(server.port(), "/metrics").body().lines().toList();
    }

    @Test
    void showsThemOnAPortOfTheirOwn() throws Exception {
        try (ChannelServer server = start("METRICS_PORT", "0")) {
            int port = Objects.requireNonNull(server.operationsPort());

            assertThat(RawHttp.get(server.port(), "/metrics").status()).isEqualTo(404);
            assertThat(RawHttp.get(port, "/metrics").body()).contains("signalbox_clients");
            assertThat(RawHttp.get(port, "/livez").body()).startsWith("ok\n");
            assertThat(RawHttp.get(port, "/healthz").status()).isEqualTo(200);
            assertThat(RawHttp.get(port, "/other").status()).isEqualTo(404);
        }
    }

    @Test
    void showsNoneWhenTheyAreOff() throws Exception {
        try (ChannelServer server = start("METRICS", "false")) {
            assertThat(RawHttp.get(server.port(), "/metrics").status()).isEqualTo(404);
            assertThat(RawHttp.get(server.port(), "/healthz").status()).isEqualTo(200);
        }
    }
}
