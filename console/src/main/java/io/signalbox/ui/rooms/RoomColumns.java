package io.signalbox.ui.rooms;

import io.signalbox.fleet.RoomEntry;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.filter.FilterColumn;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.json.JsonObject;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.table.RowFile;
import java.util.List;

/// What is known of a room, as columns of the table, as names in the filter, and in a file.
final class RoomColumns {
    /// The column that says nothing while there is one kind only.
    static final String KIND = "Kind";

    private RoomColumns() {}

    static List<Column<RoomEntry>> all() {
        return List.of(
                Column.<RoomEntry>mono("Name", 240, RoomEntry::name).tone(RoomColumns::tone),
                Column.<RoomEntry>text("Namespace", 120, RoomEntry::namespace),
                Column.<RoomEntry>text(KIND, 80, RoomColumns::kind).tone(RoomColumns::tone),
                Column.<RoomEntry>number("Members", 90, RoomEntry::members));
    }

    static FilterLanguage<RoomEntry> language() {
        return new FilterLanguage<>(
                List.of(
                        FilterColumn.text("room", RoomEntry::name),
                        FilterColumn.text("namespace", RoomEntry::namespace),
                        FilterColumn.<RoomEntry>number("members", RoomEntry::members),
                        FilterColumn.word("kind", RoomColumns::kind, "private", "room")
                                .onlyByName()));
    }

    static RowFile<RoomEntry> file() {
        return new RowFile<>(
                "rooms",
                List.of(
                        new RowFile.Field<>("room", RoomEntry::name),
                        new RowFile.Field<>("namespace", RoomEntry::namespace),
                        new RowFile.Field<>("kind", RoomColumns::kind),
                        new RowFile.Field<>("members", room -> Integer.toString(room.members()))),
                room ->
                        new JsonObject()
                                .text("room", room.name())
                                .text("namespace", room.namespace())
                                .text("kind", kind(room))
                                .number("members", room.members())
                                .toString());
    }

    private static String kind(RoomEntry room) {
        return room.own() ? "private" : "room";
    }

    private static Tone tone(RoomEntry room) {
        return room.own() ? Tone.QUIET : Tone.NORMAL;
    }
}
