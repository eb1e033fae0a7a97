package io.signalbox.ui.events;

import io.signalbox.fleet.TailEvent;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.FactGrid;
import io.signalbox.ui.kit.detail.DetailPane;
import io.signalbox.ui.kit.detail.JsonLabel;
import io.signalbox.ui.kit.detail.Links;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// Beside the tail: the chosen event with its payload laid out.
final class EventPane {
    private final DetailPane pane = new DetailPane("Chosen event");
    private final FactGrid facts = new FactGrid();
    private final JsonLabel payload = new JsonLabel();
    private final DetailPane.Section payloadSection = new DetailPane.Section("Payload", payload);
    private @Nullable TailEvent shown;

    /// @param filter types this into the filter of the screen
    EventPane(Actions actions, Consumer<String> filter) {
        FlowPane links =
                new FlowPane(
                        14,
                        4,
                        Links.of(
                                "Show the client",
                                () ->
                                        with(
                                                e ->
                                                        actions.open(
                                                                ScreenId.CLIENTS,
                                                                only("id", e.socketId())))),
                        Links.of(
                                "Only this client",
                                () -> with(e -> filter.accept(only("socket", e.socketId())))),
                        Links.of(
                                "Only this name",
                                () -> with(e -> filter.accept(only("name", e.name())))));
        pane.sections(
                new DetailPane.Section("Event", facts),
                payloadSection,
                new DetailPane.Section("Go on with", links));
    }

    DetailPane node() {
        return pane;
    }

    void show(@Nullable EventRow row) {
        TailEvent event = row == null ? null : row.event();
        shown = event;
        if (row == null || event == null) {
            pane.hide();
            return;
        }
        pane.show(event.name());
        facts.show(
                List.of(
                        Fact.of("Type", row.type()),
                        Fact.mono("Time", EventColumns.time(row)),
                        Fact.mono("Socket", event.socketId()),
                        Fact.of("Namespace", event.namespace())));
        payload.show(event.payloadJson());
        payloadSection.shown(!row.payload().isEmpty());
    }

    private void with(Consumer<TailEvent> use) {
        TailEvent event = shown;
        if (event != null) {
            use.accept(event);
        }
    }

    private static String only(String column, String value) {
        return FilterLanguage.exactly(column, value);
    }
}
