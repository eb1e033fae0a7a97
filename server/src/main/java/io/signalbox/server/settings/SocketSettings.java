package io.signalbox.server.settings;

import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.adapter.recovery.RecoveryOptions;
import io.signalbox.socketio.packet.Parser;
import io.signalbox.socketio.packet.msgpack.MsgpackParser;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Settings of Socket.IO itself (names and defaults: [ServerHelp]).
///
/// @param connectTimeout how long a client may stay without a namespace
/// @param recovery of the connection state, null for off
/// @param parser how packets are encoded
public record SocketSettings(
        Duration connectTimeout, @Nullable RecoveryOptions recovery, Parser parser) {
    private static final int HOUR_MILLIS = 3_600_000;
    private static final int HOUR_SECONDS = 3_600;

    /// @param inFleet whether this server has a Redis adapter, which cannot recover connections
    static SocketSettings from(Settings settings, boolean inFleet) throws BadSettingException {
        int timeout = (int) SocketIoOptions.DEFAULT.connectTimeout().toMillis();
        return new SocketSettings(
                Duration.ofMillis(settings.number("CONNECT_TIMEOUT_MS", timeout, 50, HOUR_MILLIS)),
                recovery(settings, inFleet),
                settings.choice("PARSER", "json", "json", "msgpack").equals("msgpack")
                        ? MsgpackParser.MSGPACK
                        : Parser.JSON);
    }

    private static @Nullable RecoveryOptions recovery(Settings settings, boolean inFleet)
            throws BadSettingException {
        boolean on = settings.flag("CONNECTION_STATE_RECOVERY", false);
        int usual = (int) RecoveryOptions.DEFAULT.maxDisconnectionDuration().toSeconds();
        int seconds = settings.number("RECOVERY_MAX_SECONDS", usual, 1, HOUR_SECONDS);
        if (on && inFleet) {
            throw Settings.bad(
                    "CONNECTION_STATE_RECOVERY",
                    "true",
                    "false with REDIS_ENDPOINT, as only a server on its own can recover connections");
        }
        return on
                ? RecoveryOptions.DEFAULT.withMaxDisconnectionDuration(Duration.ofSeconds(seconds))
                : null;
    }

    /// The options of a server with these settings.
    SocketIoOptions apply(SocketIoOptions options) {
        return options.withConnectTimeout(connectTimeout)
                .withConnectionStateRecovery(recovery)
                .withParser(parser);
    }
}
