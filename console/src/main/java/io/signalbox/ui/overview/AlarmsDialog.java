package io.signalbox.ui.overview;

import io.signalbox.cloud.Alarm;
import io.signalbox.cloud.AlarmReading;
import io.signalbox.ui.kit.ActionButton;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Dialog;
import io.signalbox.ui.kit.Labels;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Every alarm of the fleet with its state, since when and why; goes on with each reading while it is open.
final class AlarmsDialog implements Dialog {
    private static final double HEIGHT = 360;

    private final VBox node = new VBox(14);
    private final VBox list = new VBox(12);
    private final Label summary = Labels.wrapping(Labels.label(""));
    private final ActionButton close =
            new ActionButton("Close", ActionButton.Kind.NORMAL, this::cancel);
    private final Subscription following;
    private Runnable closed = () -> {};

    AlarmsDialog(ObservableValue<AlarmReading> alarms) {
        node.getStyleClass().add("sb-dialog");
        node.setAccessibleRole(AccessibleRole.DIALOG);
        node.setAccessibleText("Alarms");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefHeight(HEIGHT);
        scroll.setAccessibleText("Alarms");
        HBox buttons = new HBox(14, Labels.spacer(), close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        node.getChildren().addAll(Labels.number2("Alarms"), summary, scroll, buttons);
        node.setPrefWidth(640);
        following = alarms.subscribe(this::show);
    }

    private void show(AlarmReading reading) {
        summary.setText(
                reading.unread().isEmpty() ? AlarmWords.summary(reading) : reading.unread());
        list.getChildren().setAll(reading.alarms().stream().map(AlarmsDialog::row).toList());
    }

    private static Node row(Alarm alarm) {
        Label name =
                alarm.calling() ? ColourMark.critical(alarm.name()) : Labels.text(alarm.name());
        VBox row =
                new VBox(
                        2,
                        Labels.wrapping(name),
                        Labels.wrapping(Labels.label(AlarmWords.state(alarm))));
        if (!alarm.description().isBlank()) {
            row.getChildren().add(Labels.wrapping(Labels.hint(alarm.description())));
        }
        row.getChildren().add(Labels.wrapping(Labels.hint(alarm.reason())));
        return row;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        close.button().requestFocus();
    }

    @Override
    public void cancel() {
        following.unsubscribe();
        closed.run();
    }

    @Override
    public void onClosed(Runnable close) {
        closed = close;
    }
}
