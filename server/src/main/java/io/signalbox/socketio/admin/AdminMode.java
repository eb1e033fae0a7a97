package io.signalbox.socketio.admin;

import java.util.Locale;

/// How much admins see.
public enum AdminMode {
    /// Every socket, room and event.
    DEVELOPMENT,
    /// Statistics only; commands work all the same.
    PRODUCTION;

    /// @throws IllegalArgumentException if it is neither `development` nor `production`
    public static AdminMode parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "development" -> DEVELOPMENT;
            case "production" -> PRODUCTION;
            default ->
                    throw new IllegalArgumentException(
                            "unknown admin mode '" + text + "'; allowed: development, production");
        };
    }
}
