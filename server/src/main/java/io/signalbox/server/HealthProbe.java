package io.signalbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/// Asks the server with the same settings on this machine whether it is alive: what a container's health
/// check runs, so that its image needs no further program. A draining server is healthy: it must not be killed.
final class HealthProbe {
    private static final int TIMEOUT_MILLIS = 4_000;
    private static final int OK = 200;
    private static final int MAX_BYTES = 4_096;

    private HealthProbe() {}

    /// What the server said.
    record Answer(boolean healthy, String text) {}

    /// @throws IOException if it cannot be asked; the text says where it was looked for
    static Answer ask(Settings settings) throws BadSettingException, IOException {
        String given = settings.text("SOCKET_HOST", "127.0.0.1");
        int port = settings.number("SOCKET_PORT", 3000, 1, 65_535);
        InetAddress address = new InetSocketAddress(given, port).getAddress();
        if (address == null || address.isAnyLocalAddress()) {
            address = InetAddress.getLoopbackAddress();
        }
        String host = address.getHostAddress();
        URL url =
                URI.create(
                                "http://"
                                        + (host.contains(":") ? "[" + host + "]" : host)
                                        + ":"
                                        + port
                                        + "/livez")
                        .toURL();
        try {
            return ask((HttpURLConnection) url.openConnection(Proxy.NO_PROXY));
        } catch (IOException e) {
            throw new IOException("no answer from " + url + ": " + e.getMessage(), e);
        }
    }

    private static Answer ask(HttpURLConnection connection) throws IOException {
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        boolean healthy = connection.getResponseCode() == OK;
        try (InputStream body =
                healthy ? connection.getInputStream() : connection.getErrorStream()) {
            String text =
                    body == null
                            ? ""
                            : new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return new Answer(healthy, text);
        }
    }
}
