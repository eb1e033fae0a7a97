package io.signalbox.ui.clients;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.filter.FilterColumn;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.fleet.Masked;
import io.signalbox.ui.kit.json.JsonObject;
import io.signalbox.ui.kit.json.JsonText;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.table.RowFile;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of a client, as columns of the table, as names in the filter, and in a file.
final class ClientColumns {

    private ClientColumns() {}

    /// @param now the time of what is shown
    static List<Column<SocketEntry>> all(Supplier<Instant> now) {
        return List.of(
                Column.<SocketEntry>mono("Id", 166, SocketEntry::id),
                Column.<SocketEntry>mono("Client id", 108, SocketEntry::clientId),
                Column.<SocketEntry>text("Transport", 88, ClientColumns::transport)
                        .tone(row -> row.transport().isEmpty() ? Tone.QUIET : Tone.NORMAL),
                Column.<SocketEntry>mono("Address", 128, SocketEntry::address),
                Column.<SocketEntry>text("Namespace", 90, SocketEntry::namespace),
                Column.<SocketEntry>text("Rooms", 156, ClientColumns::rooms)
                        .orderedBy(Comparator.comparingInt(row -> row.rooms().size())),
                Column.<SocketEntry>mono("Data", 108, ClientColumns::data)
                        .tone(row -> data(row).isEmpty() ? Tone.QUIET : Tone.NORMAL),
                Column.<SocketEntry>mono(
                                "Connected",
                                116,
                                row -> Numbers.moment(row.connectedAt(), now.get()))
                        .orderedBy(Comparator.comparing(SocketEntry::connectedAt)));
    }

    static FilterLanguage<SocketEntry> language() {
        return new FilterLanguage<>(
                List.of(
                        FilterColumn.text("id", SocketEntry::id),
                        FilterColumn.text("client", SocketEntry::clientId),
                        FilterColumn.word(
                                "transport",
                                SocketEntry::transport,
                                "polling",
                                "websocket",
                                "webtransport"),
                        FilterColumn.text("address", SocketEntry::address),
                        FilterColumn.text("namespace", SocketEntry::namespace),
                        FilterColumn.<SocketEntry>texts("room", SocketEntry::rooms),
                        FilterColumn.<SocketEntry>number("rooms", row -> row.rooms().size()),
                        FilterColumn.text("data", SocketEntry::dataJson),
                        FilterColumn.<SocketEntry>path(
                                "data", (row, path) -> JsonText.at(row.dataJson(), path)),
                        FilterColumn.<SocketEntry>path(
                                "query", (row, path) -> named(row.query(), path)),
                        FilterColumn.<SocketEntry>path(
                                "header", (row, path) -> named(row.headers(), path)),
                        FilterColumn.text("url", SocketEntry::url).onlyByName()));
    }

    static RowFile<SocketEntry> file() {
        return new RowFile<>(
                "clients",
                List.of(
                        new RowFile.Field<>("id", SocketEntry::id),
                        new RowFile.Field<>("client", SocketEntry::clientId),
                        new RowFile.Field<>("transport", SocketEntry::transport),
                        new RowFile.Field<>("address", SocketEntry::address),
                        new RowFile.Field<>("namespace", SocketEntry::namespace),
                        new RowFile.Field<>("rooms", row -> String.join(" ", row.rooms())),
                        new RowFile.Field<>("data", SocketEntry::dataJson),
                        new RowFile.Field<>("connected", row -> row.connectedAt().toString())),
                ClientColumns::json);
    }

    private static String json(SocketEntry row) {
        return new JsonObject()
                .text("id", row.id())
                .text("namespace", row.namespace())
                .text("clientId", row.clientId())
                .text("transport", row.transport())
                .text("address", row.address())
                .text("connected", row.connectedAt().toString())
                .texts("rooms", row.rooms())
                .json("data", row.dataJson())
                .text("url", Masked.url(row.url()))
                .truth("secure", row.handshake().secure())
                .texts("query", Masked.values(row.query()))
                .texts("headers", Masked.values(row.headers()))
                .toString();
    }

    /// Names of headers and parameters may hold dots, and come in any case.
    private static @Nullable String named(Map<String, String> values, List<String> path) {
        String name = String.join(".", path);
        String exact = values.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
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
