package io.signalbox.ui.overview;

import io.signalbox.cloud.AlarmReading;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.detail.Links;
import io.signalbox.ui.kit.screen.Actions;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The list of what needs attention, or the sentence that nothing does.
final class AttentionCard {
    private final VBox list = new VBox(10);
    private final Card card;

    AttentionCard(
            ObservableValue<List<Attention.Item>> items,
            ObservableValue<AlarmReading> alarms,
            Supplier<Instant> now,
            Actions actions) {
        ScrollPane scroll = new ScrollArea(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        card = new Card("Needs attention").end(alarmLink(alarms, now, actions)).grow(scroll);
        card.setMinHeight(96);
        items.subscribe(this::show);
    }

    /// `12 alarms ›`, which opens the list; where they cannot be read it says so.
    private static Hyperlink alarmLink(
            ObservableValue<AlarmReading> alarms, Supplier<Instant> now, Actions actions) {
        Hyperlink link = Links.of("", () -> actions.ask(AlarmsDialog.of(alarms, now)));
        link.textProperty().bind(alarms.map(AlarmWords::link));
        link.visibleProperty().bind(link.textProperty().isNotEmpty());
        link.managedProperty().bind(link.visibleProperty());
        return link;
    }

    Region node() {
        return card;
    }

    private void show(List<Attention.Item> items) {
        list.getChildren().setAll(items.stream().map(AttentionCard::node).toList());
        if (items.isEmpty()) {
            list.getChildren().setAll(Labels.empty("Nothing needs attention"));
        }
    }

    private static Node node(Attention.Item item) {
        Label title =
                item.tone() == Tone.CRITICAL
                        ? ColourMark.critical(item.title())
                        : ColourMark.warn(item.title());
        title.getStyleClass().add("sb-attention-title");
        VBox box = new VBox(2, Labels.wrapping(title));
        if (!item.detail().isBlank()) {
            Label detail = Labels.wrapping(Labels.hint(item.detail()));
            VBox.setMargin(detail, new Insets(0, 0, 0, 16));
            box.getChildren().add(detail);
        }
        return box;
    }
}
