package io.signalbox.ui.events;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.TailEvent;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.filter.FilterColumn;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.filter.Operand;
import io.signalbox.ui.kit.json.JsonObject;
import io.signalbox.ui.kit.json.JsonText;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.table.RowFile;
import io.signalbox.ui.kit.words.Numbers;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of an event, as columns of the table, as names in the filter, and in a file.
final class EventColumns {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int PAYLOAD_SHOWN = 160;
    private static final int ARGUMENTS_LOOKED_AT = 8;

    private EventColumns() {}

    static List<Column<EventRow>> all() {
        Comparator<EventRow> arrival = Comparator.comparingLong(EventRow::number);
        return List.of(
                Column.<EventRow>mono("Time", 112, EventColumns::time).orderedBy(arrival),
                Column.<EventRow>text("Type", 116, EventRow::type),
                Column.<EventRow>text("Name", 150, EventColumns::name)
                        .tone(row -> row.event() == null ? Tone.WARN : Tone.NORMAL),
                Column.<EventRow>mono("Socket", 166, EventRow::socket),
                Column.<EventRow>text("Namespace", 90, EventRow::namespace),
                Column.<EventRow>mono("Payload", 170, EventColumns::payload));
    }

    /// @param sockets all that are connected now; asked in the background, once for each search
    static FilterLanguage<EventRow> language(Supplier<List<SocketEntry>> sockets) {
        return new FilterLanguage<>(
                List.of(
                        FilterColumn.word(
                                "type",
                                EventRow::type,
                                "received",
                                "sent",
                                "connected",
                                "disconnected",
                                "joined",
                                "left"),
                        FilterColumn.text("name", EventRow::name),
                        FilterColumn.text("socket", EventRow::socket),
                        FilterColumn.<EventRow>prepared(
                                "room", operand -> inRoom(operand, sockets.get())),
                        FilterColumn.text("namespace", EventRow::namespace),
                        FilterColumn.text("data", EventRow::payload),
                        FilterColumn.<EventRow>path("data", (row, path) -> at(row, path))));
    }

    static RowFile<EventRow> file() {
        return new RowFile<>(
                "events",
                List.of(
                        new RowFile.Field<>("number", row -> Long.toString(row.number())),
                        new RowFile.Field<>("time", EventColumns::isoTime),
                        new RowFile.Field<>("type", EventRow::type),
                        new RowFile.Field<>("name", EventColumns::name),
                        new RowFile.Field<>("socket", EventRow::socket),
                        new RowFile.Field<>("namespace", EventRow::namespace),
                        new RowFile.Field<>("data", EventRow::payload)),
                EventColumns::json);
    }

    /// Whoever is in such a room now, and who joined or left one.
    private static Predicate<EventRow> inRoom(Operand operand, List<SocketEntry> sockets) {
        Set<SocketKey> members = new HashSet<>();
        for (SocketEntry socket : sockets) {
            for (String room : socket.rooms()) {
                if (operand.fits(room)) {
                    members.add(new SocketKey(socket.namespace(), socket.id()));
                    break;
                }
            }
        }
        return row -> {
            TailEvent event = row.event();
            return event != null
                    && (members.contains(event.socket())
                            || (moves(event.kind()) && operand.fits(event.name())));
        };
    }

    private static boolean moves(TailEvent.Kind kind) {
        return kind == TailEvent.Kind.JOINED || kind == TailEvent.Kind.LEFT;
    }

    /// In the array of arguments, or in any of the first of them.
    private static @Nullable String at(EventRow row, List<String> path) {
        String payload = row.payload();
        if (payload.isEmpty()) {
            return null;
        }
        String found = JsonText.at(payload, path);
        for (int i = 0; found == null && i < ARGUMENTS_LOOKED_AT; i++) {
            List<String> below = new ArrayList<>(path);
            below.addFirst(Integer.toString(i));
            found = JsonText.at(payload, below);
        }
        return found;
    }

    static String time(EventRow row) {
        TailEvent event = row.event();
        return event == null ? "" : MILLIS.format(event.at().atZone(ZoneId.systemDefault()));
    }

    private static String name(EventRow row) {
        return row.event() == null
                ? Numbers.count(row.missed(), "event", "events") + " not kept"
                : row.name();
    }

    private static String payload(EventRow row) {
        String payload = row.payload();
        return payload.length() > PAYLOAD_SHOWN
                ? payload.substring(0, PAYLOAD_SHOWN) + "\u2026"
                : payload;
    }

    private static String isoTime(EventRow row) {
        TailEvent event = row.event();
        return event == null ? "" : event.at().toString();
    }

    private static String json(EventRow row) {
        TailEvent event = row.event();
        if (event == null) {
            return new JsonObject().number("notKept", row.missed()).toString();
        }
        return new JsonObject()
                .number("number", event.number())
                .text("time", event.at().toString())
                .text("type", row.type())
                .text("namespace", event.namespace())
                .text("socket", event.socketId())
                .text("name", event.name())
                .json("data", event.payloadJson())
                .toString();
    }
}
