package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.fleet.FleetEvent;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.json.JSONObject;

/// One connection to the admin namespace: opened once, closed once, never reused. Calls its sink on
/// the client library's event thread, which is one for the whole process and must not be held up.
final class AdminConnection {

    /// What a connection tells.
    sealed interface Signal {

        record Opened() implements Signal {}

        record Event(FleetEvent event) implements Signal {}

        /// @param message the server's own words
        record Refused(String message) implements Signal {}

        record Failed(Throwable thrown) implements Signal {}

        record Lost(String reason) implements Signal {}
    }

    private final Socket socket;

    AdminConnection(
            AdminEndpoint endpoint,
            Map<String, String> auth,
            OkHttpClient http,
            InstantSource clock,
            Consumer<Signal> sink) {
        socket =
                IO.socket(
                        endpoint.url().resolve(endpoint.namespace()),
                        options(endpoint, auth, http));
        socket.on(Socket.EVENT_CONNECT, _ -> sink.accept(new Signal.Opened()));
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> sink.accept(connectError(args)));
        socket.on(
                Socket.EVENT_DISCONNECT,
                args -> sink.accept(new Signal.Lost(args.length > 0 ? "" + args[0] : "closed")));
        for (String name : FeedDecoder.EVENTS) {
            socket.on(name, args -> deliver(FeedDecoder.decode(name, args, clock.instant()), sink));
        }
    }

    private static void deliver(FleetEvent event, Consumer<Signal> sink) {
        if (event instanceof FleetEvent.SocketsListed) {
            sink.accept(new Signal.Event(new FleetEvent.ListingStarted()));
            sink.accept(new Signal.Event(event));
            sink.accept(new Signal.Event(new FleetEvent.ListingEnded(true)));
        } else {
            sink.accept(new Signal.Event(event));
        }
    }

    void open() {
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
        socket.off();
        socket.disconnect();
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

    private static IO.Options options(
            AdminEndpoint endpoint, Map<String, String> auth, OkHttpClient http) {
        var options = new IO.Options();
        options.forceNew = true;
        // The feed reconnects by itself, so that each attempt and its reason can be shown.
        options.reconnection = false;
        options.timeout = Duration.ofSeconds(10).toMillis();
        options.path = endpoint.path();
        options.auth = auth;
        options.callFactory = http;
        options.webSocketFactory = http;
        return options;
    }
}
