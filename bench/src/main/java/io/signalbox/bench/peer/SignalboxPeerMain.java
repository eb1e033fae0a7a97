package io.signalbox.bench.peer;

import io.signalbox.engineio.transport.HttpFallback;
import io.signalbox.engineio.transport.TransportServer;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Our server as a user of the library writes it. The argument `loop` runs the handlers on the event loops,
/// anything else leaves every default as it is.
public final class SignalboxPeerMain {
    private SignalboxPeerMain() {}

    /// Starts the server; its threads keep the process alive.
    public static void main(String... args) throws IOException {
        SocketIoOptions options = SocketIoOptions.DEFAULT;
        if (args.length == 1 && args[0].equals("loop")) {
            options = options.withHandlers(() -> Runnable::run);
        }
        SocketIoServer io = new SocketIoServer(options);
        io.main()
                .on("echo", event -> event.reply(event.arg(0)))
                .on(
                        "join",
                        event -> {
                            event.socket().join("crowd");
                            event.reply();
                        })
                .on("broadcast", event -> io.to("crowd").emit("tick", event.arg(0)));
        TransportServer server =
                TransportServer.listen(
                        io.engine(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        HttpFallback.NONE);
        System.out.println("listening on http://127.0.0.1:" + server.port());
    }
}
