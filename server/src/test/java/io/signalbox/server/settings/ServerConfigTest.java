package io.signalbox.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.engineio.drain.DrainPlan;
import io.signalbox.engineio.options.CorsOptions;
import io.signalbox.socketio.adapter.redis.RedisOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigTest {
    private static final String HASH =
            "$2a$06$yfHTjh80foZTwZS8xL/SVuANoxh.AleNHx9eXHNV3GnnOhHW6HHzq";

    @Test
    void hasTheDocumentedDefaults() throws BadSettingException {
        ServerConfig config = ServerConfig.from(Map.of());

        assertThat(config.address().getPort()).isEqualTo(3000);
        assertThat(config.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(config.redis()).isNull();
        assertThat(config.admin()).isNull();
        assertThat(config.serverId()).isNull();
        assertThat(config.labels().colour()).isNull();
        assertThat(config.metadata()).isNull();
        assertThat(config.stop().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.engine().options().pingInterval()).isEqualTo(Duration.ofSeconds(25));
        assertThat(config.engine().options().pingTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.engine().options().limits().maxHttpBufferSize()).isEqualTo(1_000_000);
        assertThat(config.engine().options().cors()).isEqualTo(CorsOptions.NONE);
    }

    @Test
    void readsEverySetting() throws BadSettingException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SOCKET_PORT", "0");
        environment.put("REDIS_ENDPOINT", "redis.internal:6379");
        environment.put("ADMIN_USERNAME", "admin");
        environment.put("ADMIN_PASSWORD_HASH", HASH);
        environment.put("ADMIN_MODE", "production");
        environment.put("ADMIN_READONLY", "true");
        environment.put("CORS_ORIGINS", "https://a.example, https://b.example");
        environment.put("SERVER_COLOUR", "green");
        environment.put("ECS_CONTAINER_METADATA_URI_V4", "http://127.0.0.1:1/v4/abc");

        ServerConfig config = ServerConfig.from(environment);

        assertThat(config.redis()).isEqualTo(RedisOptions.of("redis://redis.internal:6379"));
        assertThat(config.admin())
                .isEqualTo(new ServerConfig.AdminConfig("admin", HASH, "production", true));
        assertThat(config.engine().options().cors())
                .isEqualTo(
                        CorsOptions.origins(Set.of("https://a.example", "https://b.example"))
                                .withCredentials(true));
        assertThat(config.labels().colour()).isEqualTo("green");
        assertThat(config.metadata()).hasToString("http://127.0.0.1:1/v4/abc/task");
        assertThat(config.toString()).doesNotContain(HASH);
    }

    @ParameterizedTest
    @CsvSource({
        "SOCKET_PORT, abc, a whole number from 0 to 65535",
        "SOCKET_PORT, -1, a whole number from 0 to 65535",
        "SOCKET_PORT, 65536, a whole number from 0 to 65535",
        "SOCKET_HOST, no.such.host.invalid, an address or a name",
        "ADMIN_MODE, debug, development or production",
        "ADMIN_READONLY, yes, true or false",
        "SERVER_COLOUR, red, blue or green",
        "STOP_TIMEOUT_SECONDS, 0, from 1 to 3600",
        "PING_INTERVAL_MS, 1, from 50",
        "PING_TIMEOUT_MS, x, from 50",
        "MAX_PAYLOAD_BYTES, 1, from 100",
        "CORS_ORIGINS, a.example, origins such as",
        "CORS_ORIGINS, /(/, patterns such as",
        "TRANSPORTS, webtransport, polling",
        "ALLOW_UPGRADES, 1, true or false",
        "UPGRADE_TIMEOUT_MS, 1, from 50",
        "COOKIE, a=b, a name of",
        "HTTP_COMPRESSION, gzip, true or false",
        "PER_MESSAGE_DEFLATE, on, true or false",
        "PROXY_PROTOCOL, v2, true or false",
        "TRUSTED_PROXIES, -1, from 0 to 10",
        "MAX_CONNECTIONS_PER_ADDRESS, many, from 0",
        "ECS_CONTAINER_METADATA_URI_V4, ftp://x, an http:// URI"
    })
    void namesTheSettingItsValueAndWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> ServerConfig.from(Map.of(name, value)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("\"" + value + "\"")
                .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @CsvSource({"http://secret@host", "secret", "secret:99999", "redis://"})
    void neverRepeatsTheAddressOfRedis(String value) {
        assertThatThrownBy(() -> ServerConfig.from(Map.of("REDIS_ENDPOINT", value)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("REDIS_ENDPOINT")
                .hasMessageContaining("host:port")
                .hasMessageNotContaining("secret");
    }

    @Test
    void wantsUserAndHashTogether() {
        assertThatThrownBy(() -> ServerConfig.from(Map.of("ADMIN_USERNAME", "admin")))
                .hasMessageContaining("ADMIN_PASSWORD_HASH")
                .hasMessageContaining("bcrypt");
        assertThatThrownBy(() -> ServerConfig.from(Map.of("ADMIN_PASSWORD_HASH", HASH)))
                .hasMessageContaining("ADMIN_USERNAME")
                .hasMessageNotContaining(HASH);
        assertThatThrownBy(
                        () ->
                                ServerConfig.from(
                                        Map.of(
                                                "ADMIN_USERNAME",
                                                "a",
                                                "ADMIN_PASSWORD_HASH",
                                                "plain-secret")))
                .hasMessageContaining("ADMIN_PASSWORD_HASH")
                .hasMessageNotContaining("plain-secret");
    }

    @Test
    void showsMetricsByItselfOnlyWhereNoOtherMachineCanAsk() throws BadSettingException {
        assertThat(ServerConfig.from(Map.of()).metrics().onMainPort()).isTrue();
        assertThat(ServerConfig.from(Map.of("SOCKET_HOST", "0.0.0.0")).metrics().onMainPort())
                .isFalse();
        MetricsSettings own = ServerConfig.from(Map.of("METRICS_PORT", "9000")).metrics();
        assertThat(own.onMainPort()).isFalse();
        assertThat(Objects.requireNonNull(own.ownAddress()).getAddress().isLoopbackAddress())
                .isTrue();
        assertThat(own.emf()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "METRICS | maybe | true or false",
                "METRICS_PORT | 70000 | a whole number from 0 to 65535",
                "METRICS_EMF_NAMESPACE | AWS/ECS | not AWS/",
                "METRICS_EMF_SECONDS | 0 | from 1 to 3600",
                "DRAIN_GRACE_SECONDS | -5 | from 0 to 3600",
                "DRAIN_MIN_RATE | 0 | from 1 to 1000000"
            })
    void refusesBadSettingsOfOperations(String name, String value, String allowed) {
        assertThatThrownBy(() -> ServerConfig.from(Map.of(name, value)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @CsvSource({"30, 25000, 20000", "5, 4000, 3000", "1, 800, 600", "600, 595000, 590000"})
    void leavesTimeForWhatHasBegunForTheLastClients(
            String timeout, long drainMillis, long askingMillis) throws BadSettingException {
        StopSettings stop = ServerConfig.from(Map.of("STOP_TIMEOUT_SECONDS", timeout)).stop();

        assertThat(stop.drainTime()).isEqualTo(Duration.ofMillis(drainMillis));
        assertThat(stop.plan().pace())
                .isEqualTo(new DrainPlan.Pace.Within(Duration.ofMillis(askingMillis), 100));
    }
}
