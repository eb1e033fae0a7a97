package io.signalbox.server;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.SessionListener;
import io.signalbox.engineio.options.CorsOptions;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.engineio.transport.HttpFallback;
import io.signalbox.engineio.transport.TransportServer;
import io.signalbox.socketio.Event;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The small servers that the official conformance suites expect: `engine` echoes every message on
/// `/engine.io/`, `socket` answers the suite's events on `/socket.io/`. Also the shortest examples of the
/// library.
public final class ConformanceMain {
    // The suites send requests at the same time over several connections and expect them to be
    // served in
    // the order of their sending, which only one event loop can promise.
    private static final EngineOptions OPTIONS =
            EngineOptions.DEFAULT
                    .withLoops(1)
                    .withHeartbeat(Duration.ofMillis(300), Duration.ofMillis(200))
                    .withCors(CorsOptions.ANY);
    private static final int DEFAULT_PORT = 3000;
    private static final int USAGE = 2;

    private ConformanceMain() {}

    /// Starts the server; its threads keep the process alive.
    public static void main(String... args) throws IOException {
        ServerLog.configure();
        boolean withPort = args.length == 3 && args[1].equals("--port");
        if ((args.length != 1 && !withPort) || !args[0].matches("engine|socket")) {
            System.err.println("usage: conformance engine|socket [--port PORT]");
            System.exit(USAGE);
            return;
        }
        int port = withPort ? Integer.parseInt(args[2]) : DEFAULT_PORT;
        Engine engine = args[0].equals("engine") ? echo(OPTIONS) : socketIo(OPTIONS).engine();
        TransportServer server = listen(engine, port);
        System.out.println("listening on http://localhost:" + server.port());
    }

    static TransportServer listen(Engine engine, int port) throws IOException {
        return TransportServer.listen(
                engine,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                HttpFallback.NONE);
    }

    /// An engine that sends back whatever it receives.
    static Engine echo(EngineOptions options) {
        return new Engine(options.withPath("/engine.io"), Echo::new);
    }

    /// A server with the suite's namespaces and events.
    static SocketIoServer socketIo(EngineOptions options) {
        SocketIoServer server =
                new SocketIoServer(
                        SocketIoOptions.DEFAULT
                                .withEngine(options)
                                .withConnectTimeout(Duration.ofSeconds(1)));
        server.main().onConnection(ConformanceMain::greet);
        server.of("/custom").onConnection(ConformanceMain::greet);
        server.main()
                .on("message", e -> e.socket().emit("message-back", e.args().toArray()))
                .on("message-with-ack", ConformanceMain::answer);
        return server;
    }

    private static void greet(Socket socket) {
        socket.emit("auth", socket.handshake().auth());
    }

    private static void answer(Event event) {
        event.reply(event.args().toArray());
    }

    private record Echo(EngineSession session) implements SessionListener {
        @Override
        public void text(ByteBuffer utf8) {
            send(
                    Outbound.text(
                            ByteBufAllocator.DEFAULT, "4" + StandardCharsets.UTF_8.decode(utf8)));
        }

        @Override
        public void binary(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            send(Outbound.binary(ByteBufAllocator.DEFAULT, copy));
        }

        private void send(Outbound message) {
            session.send(message, false);
            message.release();
        }

        @Override
        public void closed(CloseReason reason) {}
    }
}
