package io.signalbox.server.operations;

import io.signalbox.engineio.transport.tls.TlsFiles;
import io.signalbox.server.settings.ServerConfig;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks the server with the same settings on this machine whether it is alive: what a container's health
/// check runs, so that its image needs no further program. A draining server is healthy: it must not be killed.
///
/// It asks the port for operations where there is one with a fixed number, else the main port, in TLS and with
/// a PROXY header if clients have to speak so.
public final class HealthProbe {
    private static final int TIMEOUT_MILLIS = 4_000;
    private static final int MAX_LINE = 8_192;
    private static final int MAX_BYTES = 4_096;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*");
    private static final Pattern LENGTH = Pattern.compile("content-length:\\s*(\\d{1,9})\\s*");

    // Version 1, "nothing to tell": what balancers send for connections of their own.
    private static final String PROXY_HEADER = "PROXY UNKNOWN\r\n";

    private HealthProbe() {}

    /// What the server said.
    public record Answer(boolean healthy, String text) {}

    private record Target(InetSocketAddress address, boolean proxy, @Nullable TlsFiles tls) {

        static Target of(ServerConfig config) {
            InetSocketAddress own = config.metrics().ownAddress();
            return own != null && own.getPort() > 0
                    ? new Target(own, false, null)
                    : new Target(
                            config.address(),
                            config.engine().proxy().proxyProtocol(),
                            config.engine().tls());
        }

        /// Here, for a server that listens everywhere.
        InetSocketAddress reachable() {
            InetAddress given = address.getAddress();
            return new InetSocketAddress(
                    given.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : given,
                    address.getPort());
        }

        String authority() {
            String host = reachable().getAddress().getHostAddress();
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
        }

        String url() {
            return (tls == null ? "http://" : "https://") + authority() + "/livez";
        }
    }

    /// Blocks for some seconds at most.
    ///
    /// @throws IOException if it cannot be asked; the text says where it was looked for
    public static Answer ask(ServerConfig config) throws IOException {
        Target target = Target.of(config);
        if (target.address().getPort() == 0) {
            throw new IOException(
                    "SOCKET_PORT is \"0\"; allowed for --health: the port that the server listens on");
        }
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(target.reachable(), TIMEOUT_MILLIS);
            return ask(target, socket);
        } catch (IOException e) {
            throw new IOException("no answer from " + target.url() + ": " + e.getMessage(), e);
        }
    }

    private static Answer ask(Target target, Socket plain) throws IOException {
        if (target.proxy()) {
            write(plain, PROXY_HEADER);
        }
        TlsFiles tls = target.tls();
        if (tls == null) {
            return exchange(target, plain);
        }
        try (Socket socket = ConfiguredTrust.connect(plain, tls)) {
            return exchange(target, socket);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static Answer exchange(Target target, Socket socket) throws IOException {
        write(
                socket,
                "GET /livez HTTP/1.1\r\nHost: "
                        + target.authority()
                        + "\r\nConnection: close\r\n\r\n");
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Matcher status = STATUS.matcher(line(in));
        if (!status.matches()) {
            throw new IOException("this is not HTTP");
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            Matcher matcher = LENGTH.matcher(header.toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                length = Integer.parseInt(matcher.group(1));
            }
        }
        byte[] body = in.readNBytes(Math.min(length, MAX_BYTES));
        return new Answer(status.group(1).equals("200"), new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (line.length() == MAX_LINE) {
                throw new IOException("a line of the answer is too long");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
