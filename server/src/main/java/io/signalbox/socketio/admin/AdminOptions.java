package io.signalbox.socketio.admin;

import io.signalbox.socketio.admin.extension.AdminExtensions;
import io.signalbox.socketio.admin.login.AdminAuth;
import io.signalbox.socketio.admin.login.SessionStore;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Settings of the instrumentation.
///
/// @param namespaceName `/admin` by default
/// @param auth who may connect
/// @param readonly announces and accepts no commands
/// @param serverId key of this server in consoles; must be unique in a fleet
/// @param mode what admins see
/// @param store sessions that spare an admin the password when reconnecting
/// @param extraStats further fields of `server_stats`, merged into each message behind the official
///     ones; asked every two seconds on the instrumentation's thread
/// @param extensions what is offered beyond the official protocol
public record AdminOptions(
        String namespaceName,
        AdminAuth auth,
        boolean readonly,
        String serverId,
        AdminMode mode,
        SessionStore store,
        Supplier<Map<String, @Nullable Object>> extraStats,
        AdminExtensions extensions) {

    /// The official default.
    public static final String DEFAULT_NAMESPACE = "/admin";

    /// @throws IllegalArgumentException for a namespace without its slash or an empty server id
    public AdminOptions {
        if (!namespaceName.startsWith("/")) {
            throw new IllegalArgumentException(
                    "the admin namespace must start with a slash: " + namespaceName);
        }
        if (serverId.isBlank()) {
            throw new IllegalArgumentException("the server id is empty");
        }
    }

    /// Development mode with commands, sessions in memory and no further statistics.
    public static AdminOptions of(String serverId, AdminAuth auth) {
        return new AdminOptions(
                DEFAULT_NAMESPACE,
                auth,
                false,
                serverId,
                AdminMode.DEVELOPMENT,
                SessionStore.inMemory(),
                () -> Map.of(),
                AdminExtensions.NONE);
    }

    /// A copy with another mode.
    public AdminOptions withMode(AdminMode value) {
        return new AdminOptions(
                namespaceName, auth, readonly, serverId, value, store, extraStats, extensions);
    }

    /// A copy that accepts commands, or does not.
    public AdminOptions withReadonly(boolean value) {
        return new AdminOptions(
                namespaceName, auth, value, serverId, mode, store, extraStats, extensions);
    }

    /// A copy with another store of sessions.
    public AdminOptions withStore(SessionStore value) {
        return new AdminOptions(
                namespaceName, auth, readonly, serverId, mode, value, extraStats, extensions);
    }

    /// A copy with other additional statistics.
    public AdminOptions withExtraStats(Supplier<Map<String, @Nullable Object>> value) {
        return new AdminOptions(
                namespaceName, auth, readonly, serverId, mode, store, value, extensions);
    }

    /// A copy that offers more than the official protocol.
    public AdminOptions withExtensions(AdminExtensions value) {
        return new AdminOptions(
                namespaceName, auth, readonly, serverId, mode, store, extraStats, value);
    }
}
