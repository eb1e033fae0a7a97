package io.signalbox.ui.overview;

import io.signalbox.cloud.Alarm;
import io.signalbox.cloud.AlarmReading;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.dialog.ReadDialog;
import io.signalbox.ui.kit.screen.Dialog;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Every alarm of the fleet with its state, since when and why; goes on with each reading while it is open.
final class AlarmsDialog {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 360;

    private final VBox list = new VBox(12);
    private final Label summary = Labels.wrapping(Labels.label(""));

    private AlarmsDialog() {}

    /// @param now the time of what is shown
    static Dialog of(ObservableValue<AlarmReading> alarms, Supplier<Instant> now) {
        var made = new AlarmsDialog();
        Subscription following = alarms.subscribe(reading -> made.show(reading, now.get()));
        return new ReadDialog("Alarms", WIDTH, following::unsubscribe)
                .add(made.summary, made.scroll());
    }

    private ScrollPane scroll() {
        ScrollPane scroll = new ScrollArea(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefHeight(HEIGHT);
        scroll.setAccessibleText("Alarms");
        return scroll;
    }

    private void show(AlarmReading reading, Instant now) {
        summary.setText(
                reading.unread().isEmpty() ? AlarmWords.summary(reading) : reading.unread());
        list.getChildren().setAll(reading.alarms().stream().map(alarm -> row(alarm, now)).toList());
    }

    private static Node row(Alarm alarm, Instant now) {
        Label name =
                alarm.calling() ? ColourMark.critical(alarm.name()) : Labels.text(alarm.name());
        VBox row =
                new VBox(
                        2,
                        Labels.wrapping(name),
                        Labels.wrapping(Labels.label(AlarmWords.state(alarm, now))));
        if (!alarm.description().isBlank()) {
            row.getChildren().add(Labels.wrapping(Labels.hint(alarm.description())));
        }
        row.getChildren().add(Labels.wrapping(Labels.hint(alarm.reason())));
        return row;
    }
}
