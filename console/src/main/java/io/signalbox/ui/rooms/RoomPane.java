package io.signalbox.ui.rooms;

import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.FactGrid;
import io.signalbox.ui.kit.detail.DetailPane;
import io.signalbox.ui.kit.detail.Links;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;

/// Beside the table: the chosen room and who is in it.
final class RoomPane {
    private final DetailPane pane = new DetailPane("Chosen room");
    private final FactGrid facts = new FactGrid();
    private final Links members;
    private final DetailPane.Section memberSection;
    private String filter = "";
    private String events = "";

    RoomPane(Actions actions) {
        members = new Links(id -> actions.open(ScreenId.CLIENTS, FilterLanguage.exactly("id", id)));
        memberSection = new DetailPane.Section("Members", members);
        memberSection.end(
                Links.of("Show in Clients", () -> actions.open(ScreenId.CLIENTS, filter)));
        DetailPane.Section about = new DetailPane.Section("Room", facts);
        about.end(Links.of("Show events", () -> actions.open(ScreenId.EVENTS, events)));
        pane.sections(about, memberSection);
    }

    DetailPane node() {
        return pane;
    }

    void show(RoomEntry room, List<SocketEntry> inIt) {
        pane.show(room.name());
        events = FilterLanguage.exactly("room", room.name());
        filter =
                (room.own()
                                ? FilterLanguage.exactly("id", room.name())
                                : FilterLanguage.exactly("room", room.name()))
                        + " "
                        + FilterLanguage.exactly("namespace", room.namespace());
        facts.show(
                List.of(
                        Fact.of("Namespace", room.namespace()),
                        Fact.of("Kind", room.own() ? "private, of one socket" : "room"),
                        Fact.mono("Members", Numbers.grouped(room.members()))));
        members.show(inIt.stream().map(SocketEntry::id).toList());
        memberSection.shown(!inIt.isEmpty());
    }

    /// None, or more than one.
    void show(List<RoomEntry> rooms) {
        if (rooms.isEmpty()) {
            pane.hide();
            return;
        }
        pane.show(Numbers.count(rooms.size(), "room", "rooms") + " selected");
        facts.show(
                List.of(
                        Fact.mono(
                                "Memberships",
                                Numbers.grouped(
                                        rooms.stream().mapToLong(RoomEntry::members).sum()))));
        memberSection.shown(false);
    }
}
