package io.signalbox.ui.scaling;

import io.signalbox.cloud.Group;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.FactList;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Segments;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.chart.TimeChart;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenPane;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the Scaling screen.
final class ScalingView {

    private static final double SIDE = 292;

    /// What the table of instances needs.
    private static final double INSTANCES = 546;

    private final ScalingViewModel model;
    private final ScreenPane pane = new ScreenPane(ScreenId.SCALING);
    private final StackPane chooser = new StackPane();
    private final TimeChart chart =
            new TimeChart("Tasks", "The chart begins with what is read from now on");
    private final Label perTask = Labels.label("");
    private final Label counts = Labels.label("");
    private final StackPane colour = new StackPane();
    private final FactList facts = new FactList().valuesToTheRight();
    private final Label limits = Labels.hint("");
    private final Label notice = Labels.wrapping(Labels.text(""));
    private final RowTable<InstanceRow> instances =
            new RowTable<>("Instances", InstanceRow::id, ScalingColumns.instances());
    private final FactList activity = new FactList();
    private final Label nothingYet = Labels.empty("Nothing has happened to this service yet.");

    ScalingView(ScalingViewModel model) {
        this.model = model;
        HBox upper = new HBox(14, grow(chartCard()), desiredCard());
        Card instancesCard = instancesCard();
        instancesCard.setMinWidth(INSTANCES);
        instancesCard.setPrefWidth(INSTANCES);
        HBox lower = new HBox(14, instancesCard, grow(activityCard()));
        upper.setMinHeight(320);
        upper.setPrefHeight(330);
        lower.setMinHeight(190);
        lower.setPrefHeight(250);
        lower.setMaxHeight(340);
        VBox.setVgrow(upper, Priority.ALWAYS);
        pane.beside(chooser)
                .actions(Labels.bound(Labels.hint(""), model.readAge()))
                .add(notice, upper)
                .grow(lower);
        ObservableValue<Boolean> known = model.facts().map(Optional::isPresent);
        upper.visibleProperty().bind(known);
        lower.visibleProperty().bind(known);
        follow();
    }

    Node node() {
        return pane;
    }

    private void follow() {
        model.notice().subscribe(this::showNotice);
        model.services().subscribe(this::showServices);
        model.facts().subscribe(now -> now.ifPresent(this::showFacts));
        model.samples().subscribe(samples -> chart.show(TaskChart.of(samples)));
        model.instances().subscribe(instances::show);
        model.activity().subscribe(rows -> showActivity(rows, model.now()));
        model.group()
                .subscribe(
                        group -> limits.setText(group.map(ScalingView::limits).orElse("no group")));
    }

    private Card chartCard() {
        Label running = Labels.label("\u2014 running");
        Label desired = Labels.label("\u2504 desired");
        perTask.getStyleClass().add("sb-accent-text");
        return new Card("Tasks").aside(running, desired, perTask).grow(chart);
    }

    private Card desiredCard() {
        CountControl control = new CountControl("tasks of the service", model.tasks());
        HBox below = new HBox(counts);
        below.setAlignment(Pos.CENTER);
        Card card =
                new Card("Desired count")
                        .end(colour)
                        .add(control.large(), below, rule())
                        .grow(facts)
                        .add(control.entry());
        card.setMinWidth(SIDE);
        card.setPrefWidth(SIDE);
        card.setMaxWidth(SIDE);
        return card;
    }

    private Card instancesCard() {
        instances.empty("No instance: the group is empty, or the tasks run on Fargate.");
        CountControl control = new CountControl("instances of the group", model.groupCount());
        Card card = new Card("Instances").aside(limits).add(control.small("Desired"));
        return card.grow(instances);
    }

    private Card activityCard() {
        return new Card("Activity").grow(new StackPane(activity, nothingYet));
    }

    private void showNotice(Notice now) {
        notice.setText(now.text());
        notice.setVisible(!now.text().isEmpty());
        notice.setManaged(!now.text().isEmpty());
        notice.setGraphic(now.tone().signed() ? ColourMark.shape(now.tone()) : null);
        notice.getStyleClass().removeAll("sb-stale", "sb-warn-text");
        notice.getStyleClass().add(now.tone().signed() ? "sb-warn-text" : "sb-stale");
    }

    private void showActivity(List<ActivityRow> rows, Instant now) {
        nothingYet.setVisible(rows.isEmpty());
        activity.show(rows.stream().map(row -> row.fact(now)).toList());
    }

    private void showServices(List<String> names) {
        if (names.isEmpty()) {
            chooser.getChildren().clear();
            return;
        }
        Segments<String> segments =
                new Segments<>("Service", names, model.chosen().get(), name -> name);
        segments.chosen().bindBidirectional(model.chosen());
        chooser.getChildren().setAll(segments);
    }

    private void showFacts(ServiceFacts now) {
        counts.setText(
                "%s running \u00b7 %s pending"
                        .formatted(
                                Numbers.grouped(now.service().running()),
                                Numbers.grouped(now.service().pending())));
        perTask.setText(
                "\u25ac sockets per task (scaled), now "
                        + Numbers.grouped(Math.round(now.socketsPerTask())));
        colour.getChildren().clear();
        if (now.colour() != null) {
            colour.getChildren().add(ColourMark.of(now.colour()));
        }
        facts.show(facts(now));
    }

    private static List<Fact> facts(ServiceFacts now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.mono("Revision", now.service().taskDefinition()));
        facts.add(Fact.of("Sockets", Numbers.grouped(now.sockets())));
        facts.add(Fact.of("Sockets per task", Numbers.grouped(Math.round(now.socketsPerTask()))));
        facts.add(
                Fact.of("Healthy targets", now.healthyTargets() + " of " + now.targets())
                        .tone(now.healthyTargets() < now.targets() ? Tone.WARN : Tone.NORMAL));
        if (!now.service().rolloutState().isEmpty()) {
            facts.add(Fact.of("Deployment", rollout(now)).tone(rolloutTone(now)));
        }
        return facts;
    }

    private static String rollout(ServiceFacts now) {
        return now.service().rolloutState().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Tone rolloutTone(ServiceFacts now) {
        return now.service().rolloutState().equals("FAILED") ? Tone.CRITICAL : Tone.NORMAL;
    }

    private static String limits(Group group) {
        return "%s \u00b7 %d of %d to %d"
                .formatted(group.name(), group.instances().size(), group.min(), group.max());
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("sb-rule");
        return rule;
    }

    private static Card grow(Card card) {
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(100);
        card.setMinWidth(0);
        return card;
    }
}
