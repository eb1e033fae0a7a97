package io.signalbox.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.adapter.recovery.RecoveryOptions;
import io.signalbox.socketio.packet.Parser;
import io.signalbox.socketio.packet.msgpack.MsgpackParser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketSettingsTest {
    private static SocketIoOptions options(String... settings) throws BadSettingException {
        return ServerConfig.from(
                        settings.length == 2
                                ? Map.of(settings[0], settings[1])
                                : settings.length == 4
                                        ? Map.of(settings[0], settings[1], settings[2], settings[3])
                                        : Map.of())
                .socketIo();
    }

    @Test
    void hasTheOfficialDefaults() throws Exception {
        assertThat(options().connectTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(options().connectionStateRecovery()).isNull();
        assertThat(options().parser()).isSameAs(Parser.JSON);
    }

    @Test
    void readsThemAll() throws Exception {
        assertThat(options("CONNECT_TIMEOUT_MS", "2000").connectTimeout())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(options("PARSER", "msgpack").parser()).isSameAs(MsgpackParser.MSGPACK);
        assertThat(options("CONNECTION_STATE_RECOVERY", "true").connectionStateRecovery())
                .isEqualTo(RecoveryOptions.DEFAULT);
        assertThat(
                        options("CONNECTION_STATE_RECOVERY", "true", "RECOVERY_MAX_SECONDS", "30")
                                .connectionStateRecovery())
                .isEqualTo(
                        RecoveryOptions.DEFAULT.withMaxDisconnectionDuration(
                                Duration.ofSeconds(30)));
    }

    @Test
    void doesNotPromiseRecoveryToAFleet() {
        assertThatThrownBy(
                        () ->
                                options(
                                        "CONNECTION_STATE_RECOVERY",
                                        "true",
                                        "REDIS_ENDPOINT",
                                        "redis.internal:6379"))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("CONNECTION_STATE_RECOVERY")
                .hasMessageContaining("REDIS_ENDPOINT");
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTION_STATE_RECOVERY, yes, true or false",
        "RECOVERY_MAX_SECONDS, 0, a whole number from 1 to 3600",
        "PARSER, cbor, json or msgpack",
        "CONNECT_TIMEOUT_MS, 1, a whole number from 50 to 3600000"
    })
    void saysWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> options(name, value))
                .isInstanceOf(BadSettingException.class)
                .hasMessage(name + " is \"" + value + "\"; allowed: " + allowed);
    }
}
