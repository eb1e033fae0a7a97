package io.signalbox.ui.clients;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.Numbers;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.table.Column;
import java.util.Comparator;
import java.util.List;

/// The columns of the Clients table.
final class ClientColumns {

    private ClientColumns() {}

    static List<Column<SocketEntry>> all() {
        return List.of(
                Column.<SocketEntry>mono("Id", 166, SocketEntry::id),
                Column.<SocketEntry>text("Transport", 88, ClientColumns::transport)
                        .tone(row -> row.transport().isEmpty() ? Tone.QUIET : Tone.NORMAL),
                Column.<SocketEntry>mono("Address", 128, SocketEntry::address),
                Column.<SocketEntry>text("Namespace", 90, SocketEntry::namespace),
                Column.<SocketEntry>text("Rooms", 136, ClientColumns::rooms)
                        .orderedBy(Comparator.comparingInt(row -> row.rooms().size())),
                Column.<SocketEntry>mono("Data", 108, ClientColumns::data)
                        .tone(row -> data(row).isEmpty() ? Tone.QUIET : Tone.NORMAL),
                Column.<SocketEntry>mono("Connected", 116, row -> Numbers.moment(row.connectedAt()))
                        .orderedBy(Comparator.comparing(SocketEntry::connectedAt)));
    }

    private static String transport(SocketEntry socket) {
        return socket.transport().isEmpty() ? "not told" : socket.transport();
    }

    private static String rooms(SocketEntry socket) {
        return switch (socket.rooms().size()) {
            case 0 -> "";
            case 1 -> socket.rooms().getFirst();
            default -> socket.rooms().size() + ": " + String.join(", ", socket.rooms());
        };
    }

    private static String data(SocketEntry socket) {
        return socket.dataJson().equals("{}") ? "" : socket.dataJson();
    }
}
