package io.signalbox.ui.overview;

import io.signalbox.environment.Colour;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Segments;
import io.signalbox.ui.kit.chart.TimeChart;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenPane;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.tile.GaugeTile;
import io.signalbox.ui.kit.tile.Stat;
import io.signalbox.ui.kit.tile.StatTile;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Lays out the Overview: tiles, chart beside traffic, services beside what needs attention.
final class OverviewView {
    private static final double UPPER = 0.57;

    /// Below this the smaller numbers give way to what needs attention.
    private static final double TALL = 780;

    private static final List<Duration> SPANS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private final OverviewViewModel model;
    private final Actions actions;
    private final ScreenPane pane = new ScreenPane(ScreenId.OVERVIEW);

    OverviewView(OverviewViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        Segments<Duration> spans =
                new Segments<>("Time shown", SPANS, model.span.get(), Numbers::span);
        model.span.bind(spans.chosen());
        Segments<Measure> measures =
                new Segments<>(
                        "Chart", List.of(Measure.values()), model.measure.get(), Measure::word);
        model.measure.bind(measures.chosen());
        pane.remark(model.asOf).actions(measures, spans).add(tiles()).grow(body());
    }

    Node node() {
        return pane;
    }

    private HBox tiles() {
        HBox tiles =
                new HBox(
                        14,
                        tile("Clients", model.clients, ScreenId.CLIENTS),
                        tile("Connects / disconnects", model.connects, ScreenId.CLIENTS),
                        tile("Events in / out", model.events, ScreenId.SERVERS),
                        tile("Servers", model.servers, ScreenId.SERVERS)
                                .beside(new GaugeTile("CPU", model.cpu)));
        tiles.getChildren().forEach(tile -> HBox.setHgrow(tile, Priority.ALWAYS));
        tiles.setMinHeight(Region.USE_PREF_SIZE);
        return tiles;
    }

    private StatTile tile(String name, ObservableValue<Stat> stat, ScreenId opens) {
        return new StatTile(name, stat, () -> actions.open(opens));
    }

    private HBox body() {
        Card chart = chart();
        VBox main = new VBox(14, chart, lower());
        HBox.setHgrow(main, Priority.ALWAYS);
        main.setMinWidth(420);
        chart.prefHeightProperty().bind(main.heightProperty().multiply(UPPER));
        ObservableValue<Boolean> tall =
                pane.heightProperty().map(height -> height.doubleValue() >= TALL);
        Region traffic =
                sideCard(new TrafficCard(model, actions, tall), new FleetCard(model, actions));
        // As high as the chart beside it, or as its own content where that needs more.
        traffic.prefHeightProperty().bind(chart.heightProperty());
        Region attention =
                new AttentionCard(model.attention, model.alarms, model::now, actions).node();
        VBox.setVgrow(attention, Priority.ALWAYS);
        VBox side = new VBox(14, traffic, attention);
        // Its width is in the stylesheet, because it grows with the text.
        side.getStyleClass().add("sb-overview-side");
        return new HBox(14, main, side);
    }

    private Card chart() {
        TimeChart chart =
                new TimeChart("Clients by colour", "The first samples arrive within seconds");
        model.chart.subscribe(chart::show);
        Card card =
                new Card(model.chartTitle.get())
                        .aside(
                                legend(Colour.BLUE),
                                legend(Colour.GREEN),
                                line("sb-mark-first", Measure::first),
                                line("sb-mark-second", Measure::second))
                        .grow(chart);
        model.chartTitle.subscribe(card::retitle);
        return card;
    }

    private Label legend(Colour colour) {
        Label legend = ColourMark.of(colour, "");
        legend.getStyleClass().add("sb-legend");
        legend.textProperty().bind(colour == Colour.BLUE ? model.blueClients : model.greenClients);
        shownWhile(legend, model.byColour);
        return legend;
    }

    /// The name of one line of a rate, with a piece of it.
    private Label line(String mark, Function<Measure, String> name) {
        Label legend = new Label("", ColourMark.mark(mark));
        legend.getStyleClass().add("sb-legend");
        legend.textProperty().bind(model.measure.map(name));
        shownWhile(legend, model.measure.map(shown -> shown != Measure.CLIENTS));
        return legend;
    }

    private static void shownWhile(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    /// Traffic where there is an AWS side, else the fleet's numbers alone.
    private Region sideCard(TrafficCard traffic, FleetCard fleet) {
        Region whole = traffic.node();
        Region alone = fleet.card();
        shownWhile(whole, model.aws);
        shownWhile(alone, model.aws.not());
        return new StackPane(whole, alone);
    }

    /// Services where there is an AWS side, else the busiest servers.
    private Region lower() {
        Region services = services();
        Region servers = new ServerCard(model, actions).node();
        shownWhile(services, model.aws);
        shownWhile(servers, model.aws.not());
        StackPane both = new StackPane(services, servers);
        both.setMinHeight(140);
        both.setPrefHeight(140);
        VBox.setVgrow(both, Priority.ALWAYS);
        return both;
    }

    private Card services() {
        Label missing = Labels.bound(Labels.empty(""), model.servicesMissing);
        RowTable<ServiceRow> table =
                new RowTable<>("Services", row -> row.service().name(), ServiceRow.columns());
        table.empty(missing)
                .dropBelow(880, "Rollout")
                .dropBelow(740, "Sockets / task", "CPU")
                .dropBelow(610, "Revision");
        model.services.subscribe(table::show);
        Card card = new Card("Services").grow(table);
        return card;
    }
}
