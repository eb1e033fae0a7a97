package io.signalbox.server.settings;

import io.signalbox.engineio.EngineLimits;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.options.CompressionOptions;
import io.signalbox.engineio.options.CompressionOptions.HttpCompression;
import io.signalbox.engineio.options.CompressionOptions.PerMessageDeflate;
import io.signalbox.engineio.options.CookieOptions;
import io.signalbox.engineio.options.CorsOptions;
import io.signalbox.engineio.options.HttpOptions;
import io.signalbox.engineio.options.TransportOptions;
import io.signalbox.engineio.transport.connection.ProxyOptions;
import io.signalbox.engineio.transport.tls.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Settings of the engine and its listening socket (names and defaults: [ServerHelp]).
///
/// @param options of the engine
/// @param tls null for plain HTTP
/// @param proxy proxies in front
/// @param maxConnectionsPerAddress 0 for any number
public record EngineSettings(
        EngineOptions options,
        @Nullable TlsFiles tls,
        ProxyOptions proxy,
        int maxConnectionsPerAddress) {
    private static final int HOUR_MILLIS = 3_600_000;
    private static final int MAX_PAYLOAD = 100_000_000;
    private static final int MAX_CONNECTIONS = 1_000_000;
    private static final int MAX_HOPS = 10;
    private static final String ORIGINS =
            "*, or origins such as https://example.com and patterns such as"
                    + " /^https:\\/\\/.*\\.example\\.com$/, separated by commas";

    static EngineSettings from(Settings settings) throws BadSettingException {
        return new EngineSettings(
                options(settings),
                tls(settings),
                new ProxyOptions(
                        settings.flag("PROXY_PROTOCOL", false),
                        settings.number("TRUSTED_PROXIES", 0, 0, MAX_HOPS)),
                settings.number("MAX_CONNECTIONS_PER_ADDRESS", 0, 0, MAX_CONNECTIONS));
    }

    private static EngineOptions options(Settings settings) throws BadSettingException {
        int interval = settings.number("PING_INTERVAL_MS", 25_000, 50, HOUR_MILLIS);
        int timeout = settings.number("PING_TIMEOUT_MS", 20_000, 50, HOUR_MILLIS);
        int payload = settings.number("MAX_PAYLOAD_BYTES", 1_000_000, 100, MAX_PAYLOAD);
        return EngineOptions.DEFAULT
                .withHeartbeat(Duration.ofMillis(interval), Duration.ofMillis(timeout))
                .withLimits(EngineLimits.DEFAULT.withMaxHttpBufferSize(payload))
                .withTransports(transports(settings))
                .withHttp(new HttpOptions(cors(settings), cookie(settings), compression(settings)));
    }

    private static TransportOptions transports(Settings settings) throws BadSettingException {
        Set<String> names = settings.list("TRANSPORTS");
        for (String name : names) {
            if (!TransportOptions.DEFAULT.names().contains(name)) {
                throw Settings.bad("TRANSPORTS", name, "polling, websocket or both");
            }
        }
        return new TransportOptions(
                names.isEmpty() ? TransportOptions.DEFAULT.names() : names,
                settings.flag("ALLOW_UPGRADES", true),
                Duration.ofMillis(settings.number("UPGRADE_TIMEOUT_MS", 10_000, 50, HOUR_MILLIS)));
    }

    private static @Nullable CookieOptions cookie(Settings settings) throws BadSettingException {
        String name = settings.text("COOKIE");
        try {
            return name == null ? null : CookieOptions.DEFAULT.withName(name);
        } catch (IllegalArgumentException e) {
            throw Settings.bad("COOKIE", name, "a name of letters, digits and -_.");
        }
    }

    private static CompressionOptions compression(Settings settings) throws BadSettingException {
        return new CompressionOptions(
                settings.flag("HTTP_COMPRESSION", true) ? HttpCompression.DEFAULT : null,
                settings.flag("PER_MESSAGE_DEFLATE", false) ? PerMessageDeflate.DEFAULT : null);
    }

    private static CorsOptions cors(Settings settings) throws BadSettingException {
        Set<String> entries = settings.list("CORS_ORIGINS");
        boolean any = entries.contains("*");
        boolean credentials = settings.flag("CORS_CREDENTIALS", !any && !entries.isEmpty());
        if (any && credentials) {
            throw Settings.bad(
                    "CORS_CREDENTIALS",
                    "true",
                    "false while CORS_ORIGINS is *, as browsers want it");
        }
        if (entries.isEmpty()) {
            return CorsOptions.NONE;
        }
        return any ? CorsOptions.ANY : origins(entries).withCredentials(credentials);
    }

    private static CorsOptions origins(Set<String> entries) throws BadSettingException {
        Set<String> origins = new TreeSet<>();
        @Nullable Predicate<String> patterns = null;
        for (String entry : entries) {
            if (entry.length() > 2 && entry.startsWith("/") && entry.endsWith("/")) {
                Predicate<String> next = pattern(entry).asPredicate();
                patterns = patterns == null ? next : patterns.or(next);
            } else if (entry.matches("https?://[^/\\s]+")) {
                origins.add(entry);
            } else {
                throw Settings.bad("CORS_ORIGINS", entry, ORIGINS);
            }
        }
        if (patterns == null) {
            return CorsOptions.origins(origins);
        }
        Predicate<String> listed = origins::contains;
        return CorsOptions.matching(listed.or(patterns));
    }

    private static Pattern pattern(String entry) throws BadSettingException {
        try {
            return Pattern.compile(entry.substring(1, entry.length() - 1));
        } catch (PatternSyntaxException e) {
            throw Settings.bad("CORS_ORIGINS", entry, ORIGINS);
        }
    }

    private static @Nullable TlsFiles tls(Settings settings) throws BadSettingException {
        String certificate = settings.text("TLS_CERTIFICATE");
        String key = settings.text("TLS_KEY");
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new BadSettingException(
                    (key == null ? "TLS_KEY" : "TLS_CERTIFICATE")
                            + " is not set; allowed: a PEM file, as the other one of the two is set");
        }
        return new TlsFiles(Path.of(certificate), Path.of(key), settings.text("TLS_KEY_PASSWORD"));
    }
}
