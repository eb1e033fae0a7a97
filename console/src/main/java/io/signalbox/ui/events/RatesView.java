package io.signalbox.ui.events;

import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Segments;
import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.chart.TimeChart;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// In production mode: how many events there are, instead of which.
final class RatesView extends VBox {

    RatesView(EventRates rates) {
        super(14);
        Segments<Duration> spans =
                new Segments<>("Time shown", EventRates.SPANS, rates.span().get(), Numbers::span);
        rates.span().bind(spans.chosen());
        Label why =
                Labels.wrapping(
                        Labels.hint(
                                "The fleet's admin instrumentation runs in production mode: its"
                                        + " servers count events and do not tell of single ones"));
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(14, why, spans);
        Region packets = card("Messages per second", rates.packets());
        HBox below =
                new HBox(
                        14,
                        card("Bytes per second", rates.bytes()),
                        card("Connections per second", rates.connections()));
        VBox.setVgrow(packets, Priority.ALWAYS);
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(line, packets, below);
    }

    /// `in 412`, in the colour of its line.
    private static Label now(ObservableValue<ChartContent> content, int line) {
        Label label = Labels.hint("");
        label.getStyleClass().add(line == 0 ? "sb-accent-text" : "sb-label");
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(content.map(now -> last(now, line)));
        return label;
    }

    private static String last(ChartContent content, int line) {
        if (content.series().size() <= line || content.series().get(line).values().isEmpty()) {
            return "";
        }
        ChartContent.Series series = content.series().get(line);
        return series.name() + " " + Numbers.rate(series.values().getLast());
    }

    private static Region card(String title, ObservableValue<ChartContent> content) {
        TimeChart chart = new TimeChart(title, "The servers have counted nothing yet");
        content.subscribe(chart::show);
        Card card = new Card(title).aside(now(content, 0), now(content, 1)).grow(chart);
        card.setMinWidth(0);
        card.setPrefWidth(100);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
