package io.signalbox.ui.overview;

import io.signalbox.fleet.ServerEntry;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Region;

/// The busiest servers, where there is no AWS side whose services could be listed.
final class ServerCard {

    private final Card card;

    ServerCard(OverviewViewModel model, Actions actions) {
        RowTable<ServerEntry> table =
                new RowTable<>("Busiest servers", ServerEntry::serverId, columns());
        table.empty(Labels.bound(Labels.empty(""), model.serversMissing))
                .sortedBy("Clients", true)
                .dropBelow(960, "Process");
        model.busiest.subscribe(table::show);
        Hyperlink open = new Hyperlink("Open ›");
        open.getStyleClass().add("sb-link");
        open.setAccessibleText("Open Servers");
        open.setOnAction(_ -> actions.open(ScreenId.SERVERS));
        card = new Card("Busiest servers").end(open).grow(table);
    }

    Region node() {
        return card;
    }

    private static List<Column<ServerEntry>> columns() {
        return List.of(
                Column.<ServerEntry>mono("Server", 290, ServerEntry::serverId)
                        .tone(server -> server.healthy() ? Tone.NORMAL : Tone.CRITICAL),
                Column.<ServerEntry>mono(
                        "Process", 150, server -> server.hostname() + ", pid " + server.pid()),
                Column.<ServerEntry>number("Clients", 90, ServerEntry::clients),
                Column.<ServerEntry>number(
                        "Polling",
                        80,
                        ServerCard::polling,
                        server -> server.clients() == 0 ? "–" : Numbers.percent(polling(server))),
                Column.<ServerEntry>number(
                        "Events/s",
                        90,
                        server -> server.eventsInPerSecond() + server.eventsOutPerSecond(),
                        server ->
                                Numbers.rate(
                                        server.eventsInPerSecond() + server.eventsOutPerSecond())),
                Column.<ServerEntry>text("Up", 90, server -> Numbers.age(server.uptime()))
                        .orderedBy(java.util.Comparator.comparing(ServerEntry::uptime))
                        .rightAligned());
    }

    private static double polling(ServerEntry server) {
        return server.clients() == 0 ? 0 : (double) server.pollingClients() / server.clients();
    }
}
