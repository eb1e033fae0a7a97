package io.signalbox.server.settings;

import io.signalbox.socketio.adapter.redis.RedisOptions;
import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads how the server takes part in a fleet over Redis.
final class RedisSettings {
    private static final Pattern HOST_PORT =
            Pattern.compile("([^:/@\\s]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
    private static final Pattern PREFIX = Pattern.compile("[^\\s*?\\[\\]\\\\]{1,100}");

    private RedisSettings() {}

    /// Null for a server on its own.
    static @Nullable RedisOptions read(Settings settings) throws BadSettingException {
        String uri = uri(settings);
        String adapter = settings.choice("REDIS_ADAPTER", "classic", "classic", "sharded");
        SubscriptionMode mode = mode(settings, adapter);
        String prefix = settings.text("REDIS_CHANNEL_PREFIX", RedisOptions.DEFAULT_KEY_PREFIX);
        if (!PREFIX.matcher(prefix).matches()) {
            throw Settings.bad(
                    "REDIS_CHANNEL_PREFIX", prefix, "1 to 100 characters without spaces, *?[]\\");
        }
        if (uri == null) {
            return null;
        }
        RedisOptions options = RedisOptions.of(uri).withKeyPrefix(prefix);
        return adapter.equals("sharded") ? options.sharded(mode) : options;
    }

    private static SubscriptionMode mode(Settings settings, String adapter)
            throws BadSettingException {
        String text = settings.text("REDIS_SUBSCRIPTION_MODE");
        if (text == null) {
            return SubscriptionMode.DYNAMIC;
        }
        if (!adapter.equals("sharded")) {
            throw Settings.bad(
                    "REDIS_SUBSCRIPTION_MODE", text, "nothing unless REDIS_ADAPTER is sharded");
        }
        String allowed = "dynamic, static or dynamic-private";
        return SubscriptionMode.parse(text)
                .orElseThrow(() -> Settings.bad("REDIS_SUBSCRIPTION_MODE", text, allowed));
    }

    private static @Nullable String uri(Settings settings) throws BadSettingException {
        String value = settings.text("REDIS_ENDPOINT");
        if (value == null) {
            return null;
        }
        String uri = HOST_PORT.matcher(value).matches() ? "redis://" + value : value;
        if (uri.matches("rediss?://.*") && ServerConfig.hasHost(uri) && isKnownToClient(uri)) {
            return withPassword(uri, settings.text("REDIS_PASSWORD"));
        }
        // The value may hold a password.
        throw Settings.badSecret("REDIS_ENDPOINT", "host:port, redis://… or rediss://…");
    }

    /// A password of its own comes from a secret store, which cannot write it into a URL.
    private static String withPassword(String uri, @Nullable String password)
            throws BadSettingException {
        if (password == null) {
            return uri;
        }
        int host = uri.indexOf("://") + 3;
        if (uri.indexOf('@') >= 0) {
            throw Settings.badSecret(
                    "REDIS_PASSWORD", "nothing where REDIS_ENDPOINT holds a user or a password");
        }
        // A plus would stay a plus in the user part of a URL.
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
        return uri.substring(0, host) + ":" + encoded + "@" + uri.substring(host);
    }

    private static boolean isKnownToClient(String uri) {
        try {
            RedisOptions.of(uri);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
