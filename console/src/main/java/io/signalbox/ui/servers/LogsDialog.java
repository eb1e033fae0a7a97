package io.signalbox.ui.servers;

import io.signalbox.cloud.LogLine;
import io.signalbox.cloud.TaskLogs;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.dialog.ReadDialog;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.Dialog;
import io.signalbox.ui.kit.words.Numbers;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/// The last lines of one task's log, and the two ways to more of it: the CloudWatch console and a terminal.
final class LogsDialog {
    private static final int LINES = 200;
    private static final double WIDTH = 680;
    private static final double HEIGHT = 320;

    private final TaskLogs logs;
    private final TaskLogs.Known place;
    private final TextArea text = new TextArea();
    private final Label state = Labels.wrapping(Labels.hint(""));
    private final ActionButton again =
            new ActionButton("Read again", ActionButton.Kind.NORMAL, this::read);

    private LogsDialog(TaskLogs logs, TaskLogs.Known place) {
        this.logs = logs;
        this.place = place;
        text.setEditable(false);
        text.setPrefHeight(HEIGHT);
        text.setAccessibleText("Last lines of the log");
        text.getStyleClass().add("sb-mono");
    }

    /// Reads at once.
    static Dialog of(String task, TaskLogs logs, TaskLogs.Known place, Actions actions) {
        var made = new LogsDialog(logs, place);
        made.read();
        return new ReadDialog("Logs of " + task, WIDTH, () -> {})
                .add(
                        Labels.wrapping(
                                Labels.label(
                                        place.place().group() + ", " + place.place().stream())),
                        made.text,
                        made.state)
                .actions(made.again, made.copy(actions), made.page(actions));
    }

    private ActionButton copy(Actions actions) {
        return new ActionButton(
                "Copy command",
                ActionButton.Kind.NORMAL,
                () -> {
                    actions.copy(place.command());
                    state.setText("Copied: " + place.command());
                });
    }

    private ActionButton page(Actions actions) {
        return new ActionButton(
                        "Open in CloudWatch",
                        ActionButton.Kind.NORMAL,
                        () -> actions.browse(place.place().page()))
                .availability(
                        place.pageReason().isEmpty()
                                ? Availability.POSSIBLE
                                : Availability.impossible(place.pageReason()));
    }

    private void read() {
        again.availability(Availability.impossible("Reading"));
        state.setText("Reading the last " + LINES + " lines…");
        logs.last(place.place(), LINES).thenAcceptAsync(this::show, FxThread.executor());
    }

    private void show(TaskLogs.Lines lines) {
        again.availability(Availability.POSSIBLE);
        if (!lines.problem().isEmpty()) {
            state.setText(lines.problem());
            return;
        }
        text.setText(
                lines.lines().stream().map(LogsDialog::line).collect(Collectors.joining("\n")));
        text.positionCaret(text.getText().lastIndexOf('\n') + 1);
        FxThread.later(this::toTheEnd);
        state.setText(
                lines.lines().isEmpty()
                        ? "The stream holds no lines yet"
                        : Numbers.count(lines.lines().size(), "line", "lines")
                                + ", the newest last");
    }

    /// How high the text is, is known only once it was laid out.
    private void toTheEnd() {
        text.applyCss();
        text.layout();
        text.setScrollTop(Double.MAX_VALUE);
        text.setScrollLeft(0);
    }

    private static String line(LogLine line) {
        return Numbers.clock(line.at()) + "  " + line.text().stripTrailing();
    }
}
