package io.signalbox.ui.journal;

import io.signalbox.journal.JournalEntry;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.FactList;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenPane;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.table.FilterField;
import io.signalbox.ui.kit.table.RowList;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the Journal screen: filter, table, and what is written of the chosen entry.
final class JournalView {

    private final ScreenPane pane = new ScreenPane(ScreenId.JOURNAL);
    private final RowTable<JournalEntry> table;
    private final FactList changes = new FactList();
    private final FactList steps = new FactList();
    private final FactList record = new FactList();
    private final Label sentence = Labels.wrapping(Labels.text(""));
    private final Label commands = Labels.wrapping(Labels.mono(""));
    private final StackPane commandsBox = new StackPane(scrolled(commands));
    private final Card changesCard = new Card("Changes");
    private final HBox cards;

    JournalView(JournalViewModel model) {
        table = new RowTable<>("Journal", JournalEntry::id, columns(model::now));
        RowList<JournalEntry> list = new RowList<>(table, model.filter());
        FilterField filter =
                list.field(
                                "Filter journal",
                                "Filter by operation, environment, who, outcome or request id")
                        .reachedFrom(pane);
        cards = new HBox(14, changesCard(), card("Steps", steps), card("Record", record));
        cards.setMinHeight(220);
        cards.setPrefHeight(270);
        cards.setMaxHeight(360);
        VBox.setVgrow(cards, Priority.SOMETIMES);
        ActionButton copy =
                new ActionButton("Copy as JSON", ActionButton.Kind.NORMAL, model::copy)
                        .availability(model.copyable());
        pane.remark(model.count())
                .actions(copy)
                .add(unfinished(model), filter)
                .grow(list.hugging())
                .add(cards);
        follow(model);
    }

    Node node() {
        return pane;
    }

    private void follow(JournalViewModel model) {
        table.empty(Labels.bound(Labels.empty(""), model.emptySentence()))
                .sortedBy("When", true)
                .keepWidth("When", "Outcome", "Took")
                .hideWhenNarrow("Environment", "Who");
        model.selected().bind(table.selected());
        model.filter().shown().subscribe(_ -> selectFirst());
        model.detail()
                .subscribe(
                        detail ->
                                detail.ifPresentOrElse(this::show, () -> cards.setVisible(false)));
    }

    /// The newest is what one came to see.
    private void selectFirst() {
        if (table.selected().get() == null && !table.table().getItems().isEmpty()) {
            table.select(table.table().getItems().getFirst().id());
        }
    }

    private void show(JournalDetail detail) {
        cards.setVisible(true);
        changesCard.retitle(detail.entry().title());
        sentence.setText(detail.sentence());
        sentence.getStyleClass().removeAll("sb-warn-text", "sb-critical-text");
        switch (detail.tone()) {
            case WARN -> sentence.getStyleClass().add("sb-warn-text");
            case CRITICAL -> sentence.getStyleClass().add("sb-critical-text");
            case NORMAL, QUIET -> {}
        }
        sentence.setGraphic(detail.tone().signed() ? ColourMark.shape(detail.tone()) : null);
        changes.show(detail.changes());
        steps.show(detail.steps());
        record.show(detail.record());
        commands.setText(String.join("\n", detail.commands()));
        commandsBox.setVisible(!detail.commands().isEmpty());
    }

    private Card changesCard() {
        commandsBox.getStyleClass().add("sb-commands");
        commandsBox.setMinHeight(96);
        commandsBox.managedProperty().bind(commandsBox.visibleProperty());
        return share(changesCard.add(sentence).add(changes).grow(commandsBox));
    }

    /// A command is longer than its card is high; it scrolls there.
    private static ScrollPane scrolled(Label text) {
        ScrollPane pane = new ScrollArea(text);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setMinHeight(0);
        return pane;
    }

    private static Card card(String title, FactList facts) {
        return share(new Card(title).grow(facts));
    }

    private static Card share(Card card) {
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(100);
        card.setMinWidth(0);
        return card;
    }

    private static Label unfinished(JournalViewModel model) {
        Label label = Labels.wrapping(ColourMark.warn(""));
        label.textProperty().bind(model.unfinished());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static List<Column<JournalEntry>> columns(Supplier<Instant> now) {
        return List.of(
                Column.<JournalEntry>mono(
                                "When", 112, entry -> Numbers.moment(entry.at(), now.get()))
                        .orderedBy(Comparator.comparing(JournalEntry::at)),
                Column.<JournalEntry>text("Who", 110, entry -> JournalWords.shortWho(entry.who())),
                Column.<JournalEntry>text("Environment", 106, JournalEntry::environment),
                Column.<JournalEntry>text("Operation", 190, JournalEntry::title),
                Column.<JournalEntry>text("Before \u2192 after", 250, JournalWords::changes),
                Column.<JournalEntry>text(
                                "Outcome", 116, entry -> JournalWords.outcome(entry.outcome()))
                        .tone(entry -> JournalWords.tone(entry.outcome())),
                Column.<JournalEntry>number("Took", 84, JournalView::millis, entry -> took(entry)));
    }

    private static double millis(JournalEntry entry) {
        return JournalWords.took(entry).map(Duration::toMillis).orElse(-1L);
    }

    private static String took(JournalEntry entry) {
        return JournalWords.took(entry).map(Numbers::age).orElse("\u2013");
    }
}
