package io.signalbox.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// Names on the left, values beside them. Lines are kept from one showing to the next, only what
/// changed is touched.
public final class FactGrid extends GridPane {
    private static final List<String> TONES =
            List.of("sb-stale", "sb-warn-text", "sb-critical-text", "sb-mono", "sb-text");

    private record Line(Label name, Label value) {}

    private final List<Line> lines = new ArrayList<>();
    private List<Fact> shown = List.of();

    public FactGrid() {
        super(14, 6);
        getStyleClass().add("sb-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    void valuesToTheRight() {
        getColumnConstraints().getLast().setHalignment(HPos.RIGHT);
    }

    public void show(List<Fact> facts) {
        FxThread.require();
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        while (lines.size() < facts.size()) {
            addLine();
        }
        for (int i = 0; i < lines.size(); i++) {
            boolean used = i < facts.size();
            visible(lines.get(i).name(), used);
            visible(lines.get(i).value(), used);
            if (used) {
                set(lines.get(i), facts.get(i));
            }
        }
    }

    private void addLine() {
        Line line = new Line(Labels.label(""), new Label());
        line.name().setLabelFor(line.value());
        line.value().setWrapText(true);
        line.value().setMinHeight(USE_PREF_SIZE);
        GridPane.setValignment(line.name(), VPos.TOP);
        getRowConstraints().add(new RowConstraints());
        addRow(lines.size(), line.name(), line.value());
        lines.add(line);
    }

    private static void set(Line line, Fact fact) {
        line.name().setText(fact.name());
        line.value().setText(fact.value());
        line.value().getStyleClass().removeAll(TONES);
        line.value().getStyleClass().add(fact.mono() ? "sb-mono" : "sb-text");
        String tone =
                switch (fact.tone()) {
                    case NORMAL -> "";
                    case QUIET -> "sb-stale";
                    case WARN -> "sb-warn-text";
                    case CRITICAL -> "sb-critical-text";
                };
        if (!tone.isEmpty()) {
            line.value().getStyleClass().add(tone);
        }
        line.value().setGraphic(fact.tone().signed() ? ColourMark.shape(fact.tone()) : null);
    }

    private static void visible(Label label, boolean visible) {
        label.setVisible(visible);
        label.setManaged(visible);
    }
}
