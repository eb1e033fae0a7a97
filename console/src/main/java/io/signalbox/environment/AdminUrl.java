package io.signalbox.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Understands what people paste into the official Admin UI to name a fleet: `https://host`,
/// `http://localhost:3000/admin`, `host:3000`, a URL with the Engine.IO path (`/my-path/socket.io/`) or
/// with `?path=…&namespace=…`.
///
/// @param url scheme, host and port alone
/// @param path of Engine.IO
/// @param username that stood in the URL; a password beside it is dropped
public record AdminUrl(URI url, String path, String namespace, @Nullable String username) {

    private static final String HOSTED = "admin.socket.io";

    /// @throws EnvironmentException with one sentence on what is wrong and what is allowed
    public static AdminUrl parse(String pasted) {
        String text = pasted.strip().replaceAll("^[\"'<]+|[\"'>,;]+$", "");
        if (text.isEmpty()) {
            throw new EnvironmentException(
                    "paste a URL such as https://channels.example.com/admin");
        }
        URI whole = uri(text.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? text : scheme(text) + text);
        URI named = fragment(whole);
        String host = named.getHost();
        if (host == null) {
            throw new EnvironmentException("'" + text + "' names no host");
        }
        if (host.equals(HOSTED)) {
            throw new EnvironmentException(
                    "this is the address of the hosted Admin UI, not of your servers; paste the"
                            + " server URL that you type in there");
        }
        Map<String, String> query = query(named.getRawQuery());
        String place = named.getPath() == null ? "" : named.getPath().replaceAll("/+$", "");
        boolean engine = place.endsWith("/socket.io") || place.endsWith("/engine.io");
        String path = query.getOrDefault("path", engine ? place : AdminEndpoint.DEFAULT_PATH);
        String namespace = engine || place.isEmpty() ? AdminEndpoint.DEFAULT_NAMESPACE : place;
        return new AdminUrl(
                bare(named, text),
                slashed(path.endsWith("/") ? path : path + "/"),
                slashed(query.getOrDefault("namespace", namespace)),
                user(named));
    }

    private static String scheme(String text) {
        return text.matches("(?i)(localhost|127\\.[\\d.]+|\\[::1])([:/?].*)?")
                        || text.matches(".*:(?!443)\\d+(/.*)?")
                ? "http://"
                : "https://";
    }

    /// A link of a hosted UI may carry the server's URL behind its own.
    private static URI fragment(URI whole) {
        for (String part : new String[] {whole.getRawQuery(), whole.getRawFragment()}) {
            String server =
                    query(part == null ? null : part.replaceAll("^.*\\?", "")).get("serverUrl");
            if (server != null) {
                return uri(server);
            }
        }
        return whole;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static URI bare(URI named, String text) {
        String scheme =
                switch (String.valueOf(named.getScheme()).toLowerCase(Locale.ROOT)) {
                    case "http", "ws" -> "http";
                    case "https", "wss" -> "https";
                    default ->
                            throw new EnvironmentException(
                                    "'" + text + "': only http, https, ws and wss are allowed");
                };
        int port = named.getPort();
        return uri(scheme + "://" + named.getHost() + (port < 0 ? "" : ":" + port));
    }

    private static @Nullable String user(URI named) {
        String info = named.getUserInfo();
        return info == null || info.isEmpty() ? null : info.replaceFirst(":.*", "");
    }

    private static String slashed(String value) {
        return value.startsWith("/") ? value : "/" + value;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new EnvironmentException(
                    "this is not a URL such as https://channels.example.com/admin", e);
        }
    }
}
