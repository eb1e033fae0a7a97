package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.feed.wire.JsonDecoder;
import io.signalbox.fleet.feed.wire.MsgpackDecoder;
import io.signalbox.fleet.feed.wire.RawListing;
import io.signalbox.fleet.feed.wire.WireEncoder;
import io.signalbox.fleet.feed.wire.WireTrouble;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import io.socket.parser.Parser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.json.JSONObject;

/// One connection to the admin namespace: opened once, closed once. Calls its sink on the client
/// library's event thread, which is one for the whole process and must not be held up.
final class AdminConnection {

    /// What a connection tells.
    sealed interface Signal {

        /// The admin namespace let this console in.
        record Opened() implements Signal {}

        record Event(FleetEvent event) implements Signal {}

        /// All sockets, still to be read.
        record Listing(RawListing raw) implements Signal {}

        /// @param message the server's own words
        record Refused(String message) implements Signal {}

        record Failed(Throwable thrown) implements Signal {}

        record Lost(String reason) implements Signal {}

        /// The server took the connection and hung up on the first packet.
        record HungUp() implements Signal {}

        /// What the server sends is of the other parser.
        record OtherParser() implements Signal {}
    }

    /// Why the library ends a connection that this side wanted to end.
    private static final String OUR_WISH = "io client disconnect";

    private final Manager manager;
    private final Socket socket;
    private final Socket keeper;
    private final Consumer<Signal> sink;

    // Below: touched on the library's event thread only.
    private boolean transportOpen;
    private boolean letIn;

    AdminConnection(
            AdminEndpoint endpoint,
            Map<String, String> auth,
            OkHttpClient http,
            InstantSource clock,
            Consumer<Signal> sink) {
        this.sink = sink;
        Manager.Options options = options(endpoint, http);
        options.auth = auth;
        manager = new Manager(endpoint.url(), options);
        keeper = manager.socket(WireEncoder.KEEPER);
        socket = manager.socket(endpoint.namespace(), options);
        manager.on(Manager.EVENT_OPEN, _ -> transportOpen = true);
        socket.on(Socket.EVENT_CONNECT, _ -> opened());
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> sink.accept(connectError(args)));
        socket.on(Socket.EVENT_DISCONNECT, args -> closed(args.length > 0 ? "" + args[0] : ""));
        for (String name : FeedDecoder.EVENTS) {
            socket.on(name, args -> event(name, args, clock));
        }
    }

    void open() {
        keeper.connect();
        socket.connect();
    }

    /// Leaves the admin namespace and joins it again over the same transport.
    void rejoin() {
        socket.disconnect();
        socket.connect();
    }

    void emit(String event, List<Object> args) {
        socket.emit(event, args.toArray(), null);
    }

    /// @param answer called on the library's event thread, at most once
    void ask(String event, JSONObject request, Consumer<Object[]> answer) {
        socket.emit(event, new Object[] {request}, answer::accept);
    }

    void close() {
        manager.off();
        socket.off();
        socket.disconnect();
        keeper.disconnect();
    }

    private void opened() {
        letIn = true;
        sink.accept(new Signal.Opened());
    }

    private void closed(String reason) {
        if (reason.equals(OUR_WISH)) {
            return;
        }
        boolean onFirstPacket = transportOpen && !letIn && reason.startsWith("transport");
        sink.accept(onFirstPacket ? new Signal.HungUp() : new Signal.Lost(reason));
    }

    private void event(String name, Object[] args, InstantSource clock) {
        for (Object arg : args) {
            if (arg instanceof RawListing raw) {
                sink.accept(new Signal.Listing(raw));
                return;
            }
        }
        sink.accept(new Signal.Event(FeedDecoder.decode(name, args, clock.instant())));
    }

    private static Signal connectError(Object[] args) {
        Object first = args.length > 0 ? args[0] : "no reason given";
        return switch (first) {
            case JSONObject refusal ->
                    new Signal.Refused(refusal.optString("message", "no reason given"));
            case Throwable thrown -> new Signal.Failed(thrown);
            default -> new Signal.Refused(first.toString());
        };
    }

    private Manager.Options options(AdminEndpoint endpoint, OkHttpClient http) {
        var options = new Manager.Options();
        // The feed reconnects by itself, so that each attempt and its reason can be shown.
        options.reconnection = false;
        options.timeout = Duration.ofSeconds(10).toMillis();
        options.path = endpoint.path();
        options.transports =
                switch (endpoint.wire().transports()) {
                    case BOTH -> new String[] {Polling.NAME, WebSocket.NAME};
                    case POLLING -> new String[] {Polling.NAME};
                    case WEBSOCKET -> new String[] {WebSocket.NAME};
                };
        options.encoder = new WireEncoder(endpoint.wire().parser() == AdminWire.Parser.MSGPACK);
        options.decoder = decoder(endpoint.wire().parser());
        options.callFactory = http;
        options.webSocketFactory = http;
        return options;
    }

    private Parser.Decoder decoder(AdminWire.Parser parser) {
        var trouble =
                new WireTrouble() {
                    @Override
                    public void unreadable(String why) {
                        sink.accept(new Signal.Event(new FleetEvent.Unreadable("a packet", why)));
                    }

                    @Override
                    public void otherParser() {
                        sink.accept(new Signal.OtherParser());
                    }
                };
        return switch (parser) {
            case JSON -> new JsonDecoder(trouble);
            case MSGPACK -> new MsgpackDecoder(trouble);
        };
    }
}
