package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.PropertyDifference;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackResource;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.FactList;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Segments;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenPane;
import io.signalbox.ui.kit.table.FilterField;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the Stacks screen: the stacks, and what is known of the chosen one.
final class StacksView {

    /// What of the chosen stack is shown.
    private enum Part {
        GRAPH("Graph"),
        EVENTS("Events"),
        RESOURCES("Resources"),
        OUTPUTS("Outputs"),
        PARAMETERS("Parameters"),
        DRIFT("Drift");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    private final StacksViewModel model;
    private final ScreenPane pane = new ScreenPane(ScreenId.STACKS);
    private final RowTable<StackRow> table;
    private final RowTable<StackEvent> events;
    private final RowTable<StackResource> resources;
    private final FactList outputs = new FactList();
    private final FactList parameters = new FactList();
    private final FactList drift = new FactList();
    private final StackGraph graph;
    private final Segments<Part> parts =
            new Segments<>("Of the stack", List.of(Part.values()), Part.GRAPH, part -> part.words);
    private final Card detail = new Card("Stacks");

    StacksView(StacksViewModel model) {
        this.model = model;
        table = new RowTable<>("Stacks", StackRow::name, StackColumns.stacks(model::now));
        events = new RowTable<>("Events", StackEvent::id, StackColumns.events(model::now));
        resources =
                new RowTable<>(
                        "Resources", StackResource::logicalId, StackColumns.resources(model::now));
        this.graph = new StackGraph(table::select);
        FilterField filter =
                new FilterField(
                                "Filter stacks",
                                "Filter by name, fleet, template, status or drift",
                                model.filter().text())
                        .reachedFrom(pane);
        Card list = new Card().grow(table.hug());
        list.getStyleClass().add("sb-card-flush");
        list.setMaxHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(detail, Priority.SOMETIMES);
        detail.setMinHeight(300);
        detail.end(parts).grow(content());
        pane.remark(model.remark())
                .actions(
                        button("New stack\u2026", model::create),
                        button("Deploy fleet file\u2026", model::deployFile))
                .add(trouble(), filter)
                .grow(list)
                .add(onTheChosen(), detail);
        follow();
    }

    Node node() {
        return pane;
    }

    private ActionButton button(String text, Runnable action) {
        return new ActionButton(text, ActionButton.Kind.NORMAL, action)
                .availability(model.plannable());
    }

    private Node onTheChosen() {
        ActionButton guard =
                new ActionButton("Protect\u2026", ActionButton.Kind.NORMAL, model::guard)
                        .availability(model.changeable());
        model.selected()
                .subscribe(
                        row ->
                                guard.button()
                                        .setText(
                                                row != null && row.stack().guarded()
                                                        ? "Unprotect\u2026"
                                                        : "Protect\u2026"));
        var bar =
                new HBox(
                        10,
                        new ActionButton("Update\u2026", ActionButton.Kind.NORMAL, model::update)
                                .availability(model.updatable()),
                        new ActionButton("Check drift", ActionButton.Kind.NORMAL, model::checkDrift)
                                .availability(model.checkable()),
                        guard,
                        Labels.spacer(),
                        new ActionButton("Delete\u2026", ActionButton.Kind.DANGER, model::delete)
                                .availability(model.changeable()));
        bar.setMinHeight(Region.USE_PREF_SIZE);
        return bar;
    }

    private Label trouble() {
        Label label = Labels.wrapping(ColourMark.warn(""));
        label.textProperty().bind(model.trouble());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Node content() {
        StackPane content = new StackPane();
        content.setMinHeight(0);
        // Whatever is shown, the stacks above keep their height.
        content.setPrefHeight(200);
        parts.chosen().subscribe(part -> content.getChildren().setAll(of(part)));
        return content;
    }

    private Node of(Part part) {
        return switch (part) {
            case GRAPH -> graph;
            case EVENTS -> events;
            case RESOURCES -> resources;
            case OUTPUTS -> outputs;
            case PARAMETERS -> parameters;
            case DRIFT -> drift;
        };
    }

    private void follow() {
        table.empty(Labels.bound(Labels.empty(""), model.emptySentence()))
                .sortedBy("Created", false)
                .keepWidth("Created", "Updated", "Protection")
                .hideWhenNarrow("Created", "Fleet", "Protection", "Updated");
        events.empty("No events yet.").sortedBy("When", true).keepWidth("When");
        resources.empty("No resources yet.").hideWhenNarrow("Updated");
        model.filter().shown().subscribe(shown -> table.show(shown.rows()));
        model.selected().bind(table.selected());
        model.stacks().subscribe(_ -> draw());
        model.detail()
                .subscribe(
                        shown -> {
                            shown.ifPresent(this::show);
                            draw();
                        });
    }

    private void draw() {
        StackRow row = model.selected().get();
        graph.show(
                model.stacks().get(),
                row == null ? "" : row.name(),
                model.detail().get().map(StackDetail::resources).orElse(List.of()));
        if (row == null) {
            detail.retitle("Stacks");
            show(List.of(), List.of(), Map.of(), Map.of(), List.of());
        }
    }

    private void show(StackDetail shown) {
        detail.retitle(shown.row().name());
        show(
                shown.events(),
                shown.resources(),
                shown.row().stack().outputs(),
                shown.row().stack().parameters(),
                driftFacts(shown, model.now()));
    }

    private void show(
            List<StackEvent> eventRows,
            List<StackResource> resourceRows,
            Map<String, String> outputValues,
            Map<String, String> parameterValues,
            List<Fact> driftFacts) {
        events.show(eventRows);
        resources.show(resourceRows);
        outputs.show(facts(outputValues));
        parameters.show(facts(parameterValues));
        drift.show(driftFacts);
    }

    private static List<Fact> facts(Map<String, String> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Fact.mono(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Fact> driftFacts(StackDetail shown, Instant now) {
        List<Fact> facts = new ArrayList<>();
        var checkedAt = shown.row().stack().driftCheckedAt();
        facts.add(
                Fact.of(
                        "Checked",
                        shown.checking()
                                ? "being compared now\u2026"
                                : checkedAt == null ? "never" : Numbers.moment(checkedAt, now)));
        if (shown.row().stack().drift().equals("IN_SYNC")) {
            facts.add(Fact.of("Result", "every resource is as its template says"));
        }
        shown.drifts().stream()
                .sorted(Comparator.comparing(ResourceDrift::matters).reversed())
                .forEach(each -> add(facts, each));
        return facts;
    }

    private static void add(List<Fact> facts, ResourceDrift each) {
        if (each.differences().isEmpty()) {
            facts.add(
                    Fact.of(each.logicalId(), each.status().toLowerCase(Locale.ROOT))
                            .tone(Tone.CRITICAL));
        }
        for (PropertyDifference difference : each.differences()) {
            boolean expected = difference.expectedOf(each.type());
            facts.add(
                    Fact.of(
                                    each.logicalId() + difference.path(),
                                    difference.expected()
                                            + " \u2192 "
                                            + difference.actual()
                                            + (expected ? " (moved by operations or scaling)" : ""))
                            .tone(expected ? Tone.QUIET : Tone.WARN));
        }
    }
}
