package io.signalbox.server.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where metrics go.
///
/// @param onMainPort whether `/metrics` is served next to `/healthz`
/// @param ownAddress another place for `/metrics`, `/healthz` and `/livez`; null for none
/// @param emf lines for CloudWatch on standard output, null for none
public record MetricsSettings(
        boolean onMainPort, @Nullable InetSocketAddress ownAddress, @Nullable Emf emf) {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_SECONDS = 3_600;

    /// CloudWatch's embedded metric format.
    ///
    /// @param namespace CloudWatch's
    /// @param interval from line to line
    /// @param cluster dimension, null to ask ECS
    /// @param service dimension, null to ask ECS
    public record Emf(
            String namespace,
            Duration interval,
            @Nullable String cluster,
            @Nullable String service) {}

    /// @param main where clients are served: metrics go there by themselves only if other machines cannot
    ///     reach it
    static MetricsSettings from(Settings settings, InetSocketAddress main)
            throws BadSettingException {
        InetSocketAddress own = own(settings);
        boolean loopback = main.getAddress().isLoopbackAddress();
        boolean onMain = settings.flag("METRICS", loopback && own == null);
        return new MetricsSettings(onMain, own, emf(settings));
    }

    private static @Nullable InetSocketAddress own(Settings settings) throws BadSettingException {
        int port = settings.number("METRICS_PORT", -1, 0, MAX_PORT);
        if (port < 0) {
            return null;
        }
        String host = settings.text("METRICS_HOST");
        InetSocketAddress address =
                host == null
                        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                        : new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw Settings.bad(
                    "METRICS_HOST", String.valueOf(host), "an address or a name of this machine");
        }
        return address;
    }

    private static @Nullable Emf emf(Settings settings) throws BadSettingException {
        String namespace = settings.text("METRICS_EMF_NAMESPACE", "Signalbox");
        if (!namespace.matches("[A-Za-z0-9.\\-_/#:]{1,255}") || namespace.startsWith("AWS/")) {
            throw Settings.bad(
                    "METRICS_EMF_NAMESPACE",
                    namespace,
                    "1 to 255 of A-Z a-z 0-9 . - _ / # :, not AWS/…");
        }
        int seconds = settings.number("METRICS_EMF_SECONDS", 60, 1, MAX_SECONDS);
        return settings.flag("METRICS_EMF", false)
                ? new Emf(
                        namespace,
                        Duration.ofSeconds(seconds),
                        settings.text("CLUSTER_NAME"),
                        settings.text("SERVICE_NAME"))
                : null;
    }
}
