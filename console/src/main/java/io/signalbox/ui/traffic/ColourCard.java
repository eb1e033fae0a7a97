package io.signalbox.ui.traffic;

import io.signalbox.environment.Colour;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One colour: its release, its open sockets, and how its service is doing.
final class ColourCard {
    private final Label release = Labels.mono("");
    private final Label sockets = Labels.number("–");
    private final Label newPerSecond = Labels.number2("–");
    private final VBox lines = new VBox(6);
    private final Card card = new Card();

    ColourCard(Colour colour, ObservableValue<ColourSide> side) {
        Label name = ColourMark.of(colour);
        name.getStyleClass().add("sb-side-name");
        release.getStyleClass().setAll("label", "sb-mono-hint");
        sockets.setMinWidth(Region.USE_PREF_SIZE);
        newPerSecond.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(10, name, Labels.spacer(), release);
        header.setAlignment(Pos.CENTER_LEFT);
        HBox numbers =
                new HBox(8, sockets, unit("sockets"), Labels.spacer(), newPerSecond, unit("new/s"));
        numbers.setAlignment(Pos.BASELINE_LEFT);
        card.getStyleClass().addAll("sb-side", "sb-side-" + colour.word());
        card.add(header, numbers, lines);
        card.setAccessibleText(colour.word());
        side.subscribe(this::show);
    }

    Region node() {
        return card;
    }

    private static Label unit(String text) {
        Label unit = Labels.hint(text);
        unit.setMinWidth(Region.USE_PREF_SIZE);
        return unit;
    }

    private void show(ColourSide side) {
        release.setText(side.release());
        sockets.setText(side.sockets());
        newPerSecond.setText(side.newPerSecond());
        for (Label number : List.of(sockets, newPerSecond)) {
            number.getStyleClass().remove("sb-stale");
            if (!side.live()) {
                number.getStyleClass().add("sb-stale");
            }
        }
        lines.getChildren().setAll(side.lines().stream().map(ColourCard::line).toList());
    }

    private static HBox line(ColourSide.Line line) {
        return Labels.row(line.name(), value(line));
    }

    private static Label value(ColourSide.Line line) {
        return switch (line.tone()) {
            case NORMAL -> Labels.text(line.value());
            case QUIET -> Labels.hint(line.value());
            case WARN -> ColourMark.warn(line.value());
            case CRITICAL -> ColourMark.critical(line.value());
        };
    }
}
