package io.signalbox.server;

import io.signalbox.engineio.testing.RawWebSocket;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A client that asks for work, again after each answer, until the server closes the connection. Blocking.
final class DrainedClient {
    private static final int CLOSE = 8;
    private static final int MOST = 1_000;

    private final int number;
    private final List<Integer> answered = new ArrayList<>();
    private int asked;

    /// What it has seen.
    ///
    /// @param answered requests with an answer
    /// @param closeCode of the server's close frame, 0 for a connection that ended without one
    record Outcome(List<Integer> answered, int closeCode) {}

    /// @param number tells its requests from those of others
    DrainedClient(int number) {
        this.number = number;
    }

    private static void quietly(RawWebSocket socket, String text) {
        try {
            socket.text(text);
        } catch (IOException e) {
            // The server has gone; what it has said before is still there to be read.
        }
    }

    private void ask(RawWebSocket socket) {
        if (asked < MOST) {
            int request = number * MOST + asked++;
            quietly(socket, "42" + request + "[\"work\"," + request + "]");
        }
    }

    /// Lives from the connection to its end.
    ///
    /// @param joined told when it is connected
    /// @param begin what the first request waits for
    /// @param begun told when that is sent
    Outcome live(int port, CountDownLatch joined, CountDownLatch begin, CountDownLatch begun)
            throws IOException, InterruptedException {
        try (RawWebSocket socket = RawWebSocket.connect(port, SocketServer.WEBSOCKET)) {
            socket.readText();
            socket.text("40");
            while (!socket.readText().startsWith("40{")) {
                // Nothing else is expected, and nothing else matters.
            }
            joined.countDown();
            begin.await();
            ask(socket);
            begun.countDown();
            return new Outcome(answered, untilClosed(socket));
        }
    }

    private int untilClosed(RawWebSocket socket) throws IOException {
        RawWebSocket.@Nullable Frame frame = next(socket);
        while (frame != null && frame.opcode() != CLOSE) {
            String text = frame.text();
            if (text.equals("2")) {
                quietly(socket, "3");
            } else if (text.startsWith("43")) {
                answered.add(Integer.valueOf(text.substring(2, text.indexOf('['))));
                ask(socket);
            }
            frame = next(socket);
        }
        return frame == null ? 0 : frame.payload().getShort(0);
    }

    private static RawWebSocket.@Nullable Frame next(RawWebSocket socket) throws IOException {
        try {
            return socket.read();
        } catch (EOFException | SocketException e) {
            return null;
        }
    }
}
