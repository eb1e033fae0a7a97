package io.signalbox.server.settings;

import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.adapter.redis.RedisOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Settings of the channel server, all from the environment (names and defaults: [ServerHelp]).
///
/// @param address where to listen
/// @param redis how to take part in a fleet, null for a server on its own
/// @param admin the admin namespace, null when it is off
/// @param serverId as it was set, null to find one out
/// @param labels what the console shows of this server
/// @param metadata ECS's task metadata endpoint, null outside ECS
/// @param engine settings of the engine and its socket
/// @param loops settings of the event loops
/// @param sockets settings of Socket.IO itself
/// @param stop how it ends
/// @param metrics where they go
public record ServerConfig(
        InetSocketAddress address,
        @Nullable RedisOptions redis,
        @Nullable AdminConfig admin,
        @Nullable String serverId,
        Labels labels,
        @Nullable URI metadata,
        EngineSettings engine,
        LoopSettings loops,
        SocketSettings sockets,
        StopSettings stop,
        MetricsSettings metrics) {
    private static final Pattern BCRYPT =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");
    private static final int MAX_PORT = 65_535;

    /// The admin namespace.
    ///
    /// @param passwordHash bcrypt
    /// @param mode `development` or `production`
    public record AdminConfig(String username, String passwordHash, String mode, boolean readonly) {

        /// Leaves the hash out.
        @Override
        public String toString() {
            return "AdminConfig[username=" + username + ", mode=" + mode + "]";
        }
    }

    /// What the console shows of this server.
    public record Labels(String version, @Nullable String colour, @Nullable String zone) {}

    /// Reads and checks all settings.
    ///
    /// @throws BadSettingException for the first one that cannot be used
    public static ServerConfig from(Map<String, String> environment) throws BadSettingException {
        Settings settings = new Settings(environment);
        InetSocketAddress address = address(settings);
        RedisOptions redis = RedisSettings.read(settings);
        return new ServerConfig(
                address,
                redis,
                admin(settings),
                settings.text("SERVER_ID"),
                labels(settings),
                metadata(settings),
                EngineSettings.from(settings),
                LoopSettings.from(settings),
                SocketSettings.from(settings, redis != null),
                StopSettings.from(settings),
                MetricsSettings.from(settings, address));
    }

    /// Options of the Socket.IO server; the adapter is left as it is by default.
    public SocketIoOptions socketIo() {
        SocketIoOptions options =
                sockets.apply(
                        SocketIoOptions.DEFAULT.withEngine(
                                engine.options().withLoops(loops.options())));
        return loops.handlersOnLoops() ? options.withHandlers(() -> Runnable::run) : options;
    }

    private static InetSocketAddress address(Settings settings) throws BadSettingException {
        String host = settings.text("SOCKET_HOST", "127.0.0.1");
        InetSocketAddress address =
                new InetSocketAddress(host, settings.number("SOCKET_PORT", 3000, 0, MAX_PORT));
        if (address.isUnresolved()) {
            throw Settings.bad("SOCKET_HOST", host, "an address or a name of this machine");
        }
        return address;
    }

    static boolean hasHost(String uri) {
        try {
            return new URI(uri).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable AdminConfig admin(Settings settings) throws BadSettingException {
        String mode = settings.choice("ADMIN_MODE", "development", "development", "production");
        boolean readonly = settings.flag("ADMIN_READONLY", false);
        String username = settings.text("ADMIN_USERNAME");
        String hash = settings.text("ADMIN_PASSWORD_HASH");
        if (username == null && hash == null) {
            return null;
        }
        if (username == null) {
            throw Settings.badSecret("ADMIN_USERNAME", "a name, as ADMIN_PASSWORD_HASH is set");
        }
        if (hash == null || !BCRYPT.matcher(hash).matches()) {
            throw Settings.badSecret(
                    "ADMIN_PASSWORD_HASH", "a bcrypt hash, 60 characters from $2a$, $2b$ or $2y$");
        }
        return new AdminConfig(username, hash, mode, readonly);
    }

    private static Labels labels(Settings settings) throws BadSettingException {
        String colour = settings.text("SERVER_COLOUR");
        if (colour != null) {
            settings.choice("SERVER_COLOUR", "blue", "blue", "green");
        }
        String version = settings.text("SERVER_VERSION", BuildVersion.read());
        return new Labels(version, colour, settings.text("SERVER_ZONE"));
    }

    private static @Nullable URI metadata(Settings settings) throws BadSettingException {
        String value = settings.text("ECS_CONTAINER_METADATA_URI_V4");
        if (value == null) {
            return null;
        }
        if (!value.startsWith("http://") || !hasHost(value)) {
            throw Settings.bad("ECS_CONTAINER_METADATA_URI_V4", value, "an http:// URI");
        }
        return URI.create(value + "/task");
    }
}
