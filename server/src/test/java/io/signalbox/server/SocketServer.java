package io.signalbox.server;

import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.engineio.transport.TransportServer;
import io.signalbox.socketio.SocketIoServer;
import java.io.IOException;

/// The conformance suite's Socket.IO server on a free port, and how to reach it.
final class SocketServer implements AutoCloseable {
    static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    private final SocketIoServer server;
    private final TransportServer transport;

    SocketServer(EngineOptions options) throws IOException {
        this(ConformanceMain.socketIo(options));
    }

    /// A server of a test's own.
    SocketServer(SocketIoServer server) throws IOException {
        this.server = server;
        transport = ConformanceMain.listen(server.engine(), 0);
    }

    int port() {
        return transport.port();
    }

    SocketIoServer io() {
        return server;
    }

    /// A connection without any namespace; its open packet has been read.
    RawWebSocket open() throws IOException {
        RawWebSocket socket = RawWebSocket.connect(port(), WEBSOCKET);
        socket.readText();
        return socket;
    }

    /// A connection in a namespace other than the main one; the answer to CONNECT has been read.
    RawWebSocket join(String nsp) throws IOException {
        RawWebSocket socket = open();
        socket.text("40" + nsp + ",");
        socket.readText();
        return socket;
    }

    /// A connection in the main namespace; the answer to CONNECT and the event `auth` have been read.
    RawWebSocket join() throws IOException {
        RawWebSocket socket = open();
        socket.text("40");
        socket.readText();
        socket.readText();
        return socket;
    }

    @Override
    public void close() {
        transport.close();
        server.close();
    }
}
