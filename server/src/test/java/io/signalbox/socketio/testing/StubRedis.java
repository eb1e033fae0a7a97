package io.signalbox.socketio.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Speaks just enough of Redis's protocol to be connected to: it claims a version, or stays silent.
public final class StubRedis implements AutoCloseable {

    private final ServerSocket listening =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String version;

    /// @param version what `INFO` says; empty to accept connections and never answer
    public StubRedis(String version) throws IOException {
        this.version = version;
        threads.execute(this::accept);
    }

    /// Address for clients.
    public String uri() {
        return "redis://127.0.0.1:" + listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                String command = command(in, Integer.parseInt(line.substring(1)));
                if (!version.isEmpty()) {
                    answer(socket.getOutputStream(), command);
                }
                line = in.readLine();
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static String command(BufferedReader in, int words) throws IOException {
        String first = "";
        for (int i = 0; i < words; i++) {
            in.readLine();
            String word = in.readLine();
            first = i == 0 ? word : first;
        }
        return first.toUpperCase(Locale.ROOT);
    }

    private void answer(OutputStream out, String command) throws IOException {
        String info = "# Server\r\nredis_version:" + version + "\r\n";
        String reply =
                switch (command) {
                    case "HELLO" -> "-ERR unknown command\r\n";
                    case "INFO" -> "$" + info.length() + "\r\n" + info + "\r\n";
                    case "PING" -> "+PONG\r\n";
                    default -> "+OK\r\n";
                };
        out.write(reply.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
