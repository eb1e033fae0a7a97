package io.signalbox.ui.clients;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.TailEvent;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.fleet.Masked;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What stands beside the table about the client that was chosen.
///
/// @param events its newest, oldest first
record ClientDetail(SocketEntry socket, List<TailEvent> events) {
    private static final int EVENTS = 12;

    static ClientDetail of(SocketEntry socket, List<TailEvent> tail) {
        List<TailEvent> found = new ArrayList<>();
        for (int i = tail.size() - 1; i >= 0 && found.size() < EVENTS; i--) {
            TailEvent event = tail.get(i);
            if (event.socketId().equals(socket.id())
                    && event.namespace().equals(socket.namespace())) {
                found.add(event);
            }
        }
        return new ClientDetail(socket, found.reversed());
    }

    /// @param now the time of what is shown
    List<Fact> facts(Instant now) {
        return List.of(
                Fact.of("Namespace", socket.namespace()),
                known("Client id", socket.clientId()),
                known("Transport", socket.transport()),
                known("Address", socket.address()),
                Fact.mono("Connected", Numbers.moment(socket.connectedAt(), now)),
                known("URL", Masked.url(socket.url())),
                Fact.of("Encrypted", socket.handshake().secure() ? "yes" : "no"));
    }

    List<Fact> headers() {
        return facts(socket.headers());
    }

    List<Fact> query() {
        return facts(socket.query());
    }

    List<Fact> eventLines() {
        return events.stream()
                .map(event -> Fact.mono(Numbers.clock(event.at()), line(event)))
                .toList();
    }

    private static String line(TailEvent event) {
        return switch (event.kind()) {
            case RECEIVED -> "received " + event.name();
            case SENT -> "sent " + event.name();
            case CONNECTED -> "connected by " + event.name();
            case DISCONNECTED -> "disconnected: " + event.name();
            case JOINED -> "joined " + event.name();
            case LEFT -> "left " + event.name();
        };
    }

    private static List<Fact> facts(Map<String, String> values) {
        return Masked.values(values).entrySet().stream()
                .map(entry -> Fact.mono(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Fact known(String name, String value) {
        return value.isEmpty()
                ? Fact.of(name, "not told").tone(Tone.QUIET)
                : Fact.mono(name, value);
    }
}
