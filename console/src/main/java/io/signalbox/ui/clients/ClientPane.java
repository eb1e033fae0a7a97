package io.signalbox.ui.clients;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.FactGrid;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.detail.DetailPane;
import io.signalbox.ui.kit.detail.JsonLabel;
import io.signalbox.ui.kit.detail.Links;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.control.Label;

/// Beside the table: all that is known of the chosen client, or what the chosen ones have in common.
final class ClientPane {
    private final FactGrid facts = new FactGrid();
    private final Links rooms;
    private final JsonLabel data = new JsonLabel();
    private final FactGrid events = new FactGrid();
    private final Label noEvents =
            Labels.wrapping(Labels.hint("None among the newest 10,000 of the fleet"));
    private final FactGrid query = new FactGrid();
    private final FactGrid headers = new FactGrid();
    private final DetailPane.Section factSection = new DetailPane.Section("Connection", facts);
    private final DetailPane.Section roomSection;
    private final DetailPane.Section dataSection = new DetailPane.Section("Data", data);
    private final DetailPane.Section eventSection =
            new DetailPane.Section("Last events", noEvents, events);
    private final DetailPane.Section querySection = new DetailPane.Section("Query", query);
    private final DetailPane.Section headerSection = new DetailPane.Section("Headers", headers);
    private final DetailPane pane = new DetailPane("Chosen client");
    private String socketId = "";

    ClientPane(Actions actions) {
        rooms =
                new Links(
                        room -> actions.open(ScreenId.ROOMS, FilterLanguage.exactly("room", room)));
        roomSection = new DetailPane.Section("Rooms", rooms);
        eventSection.end(
                Links.of(
                        "Only this client",
                        () ->
                                actions.open(
                                        ScreenId.EVENTS,
                                        FilterLanguage.exactly("socket", socketId))));
        pane.sections(
                factSection, roomSection, dataSection, eventSection, querySection, headerSection);
    }

    DetailPane node() {
        return pane;
    }

    /// @param now the time of what is shown
    void show(ClientDetail detail, Instant now) {
        SocketEntry socket = detail.socket();
        socketId = socket.id();
        pane.show(socket.id());
        single(true);
        facts.show(detail.facts(now));
        rooms(socket.rooms());
        data.show(socket.dataJson());
        dataSection.shown(!socket.dataJson().equals("{}"));
        events.show(detail.eventLines());
        noEvents.setVisible(detail.events().isEmpty());
        noEvents.setManaged(detail.events().isEmpty());
        query.show(detail.query());
        querySection.shown(!socket.query().isEmpty());
        headers.show(detail.headers());
        headerSection.shown(!socket.headers().isEmpty());
    }

    /// None, or more than one.
    void show(List<SocketEntry> sockets) {
        if (sockets.isEmpty()) {
            pane.hide();
            return;
        }
        pane.show(Numbers.count(sockets.size(), "client", "clients") + " selected");
        single(false);
        TreeSet<String> shared = new TreeSet<>(sockets.getFirst().rooms());
        sockets.forEach(socket -> shared.retainAll(socket.rooms()));
        rooms(List.copyOf(shared));
    }

    private void single(boolean one) {
        roomSection.rename(one ? "Rooms" : "Rooms in common");
        factSection.shown(one);
        eventSection.shown(one);
        if (!one) {
            dataSection.shown(false);
            querySection.shown(false);
            headerSection.shown(false);
        }
    }

    private void rooms(List<String> names) {
        rooms.show(names);
        roomSection.shown(!names.isEmpty());
    }
}
