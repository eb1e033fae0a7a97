package io.signalbox.socketio.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a transport is told about compression.
class CompressFlagTest {
    private final SocketIoServer server =
            new SocketIoServer(
                    SocketIoOptions.DEFAULT.withEngine(
                            SocketIoOptions.DEFAULT.engine().withLoops(1)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFlagOfAnEventReachesTheTransport() {
        TestingClient client = TestingClient.open(server, "websocket");
        Socket socket = Objects.requireNonNull(server.main().socket(client.join("/", "")));
        socket.emit("default");
        socket.compress(false).emit("off");
        socket.compress(true).emit("on");
        server.compress(false).emit("all off");
        server.emit("all");
        client.settle();

        assertThat(client.frames())
                .endsWith(
                        "42[\"default\"]",
                        "42[\"off\"]",
                        "(not to be compressed)",
                        "42[\"on\"]",
                        "42[\"all off\"]",
                        "(not to be compressed)",
                        "42[\"all\"]");
    }
}
