package io.signalbox.engineio.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// One HTTP/1.1 connection, byte by byte. Blocking, with a limit of ten seconds for each read.
public final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    /// An answer; names of headers in lower case.
    public record Response(int status, Map<String, String> headers, String body) {}

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Opens a connection to a port of this machine.
    public static RawHttp connect(int port) throws IOException {
        return over(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// Speaks over a connection that is open already, such as one with TLS.
    public static RawHttp over(Socket socket) throws IOException {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new RawHttp(socket);
    }

    /// A request on a connection of its own.
    public static Response send(
            int port, String method, String target, String body, String... headers)
            throws IOException {
        try (RawHttp http = connect(port)) {
            http.write(method, target, body, headers);
            return http.read();
        }
    }

    /// A GET on a connection of its own.
    public static Response get(int port, String target, String... headers) throws IOException {
        return send(port, "GET", target, "", headers);
    }

    /// A POST on a connection of its own.
    public static Response post(int port, String target, String body) throws IOException {
        return send(port, "POST", target, body);
    }

    /// A GET on a connection of its own that runs beside the test.
    public static CompletableFuture<Response> getLater(int port, String target) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return get(port, target);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }

    /// Sends a request.
    public void write(String method, String target, String body, String... headers)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: test\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (bytes.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        writeRaw(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        writeRaw(bytes);
    }

    /// Sends any bytes.
    public void writeRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// Reads an answer. The body is taken by its Content-Length.
    public Response read() throws IOException {
        String[] status = line().split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Response(Integer.parseInt(status[1]), headers, body);
    }

    /// Whether the server has closed the connection; waits for it.
    public boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int b = in.read();
        while (b != '\n') {
            if (b < 0) {
                throw new IOException("connection closed within a line");
            }
            if (b != '\r') {
                line.append((char) b);
            }
            b = in.read();
        }
        return line.toString();
    }

    InputStream in() {
        return in;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
