package io.signalbox.ui.shell;

import io.signalbox.icons.Icon;
import io.signalbox.journal.Change;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Plan;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.IconView;
import io.signalbox.ui.kit.Labels;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Everything that a plan says: changes, what will follow, findings, commands.
final class PlanView extends VBox {
    PlanView(Plan plan) {
        getStyleClass().add("sb-plan");
        if (!plan.changes().isEmpty()) {
            getChildren().add(changes(plan.changes()));
        }
        getChildren()
                .add(
                        new VBox(
                                4,
                                Labels.heading("What will follow"),
                                Labels.wrapping(Labels.text(plan.consequences()))));
        if (!plan.findings().isEmpty()) {
            getChildren().add(findings(plan.findings()));
        }
        if (!plan.commands().isEmpty()) {
            getChildren().add(commands(plan.commands()));
        }
    }

    private static GridPane changes(List<Change> changes) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sb-changes");
        grid.getColumnConstraints()
                .addAll(
                        column(44, HPos.LEFT),
                        column(22, HPos.RIGHT),
                        column(8, HPos.CENTER),
                        column(26, HPos.RIGHT));
        row(
                grid,
                0,
                cell(Labels.hint("Change")),
                cell(Labels.hint("Now")),
                cell(Labels.hint("")),
                cell(Labels.hint("After")));
        int row = 1;
        for (Change change : changes) {
            Node subject =
                    change.colour() == null
                            ? Labels.text(change.subject())
                            : ColourMark.of(change.colour(), change.subject());
            row(
                    grid,
                    row++,
                    cell(subject),
                    cell(Labels.mono(change.before())),
                    cell(Labels.hint("→")),
                    cell(Labels.mono(change.after())));
        }
        return grid;
    }

    private static ColumnConstraints column(double percent, HPos alignment) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHalignment(alignment);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static void row(GridPane grid, int row, Node... cells) {
        if (row > 0) {
            HBox line = new HBox();
            line.getStyleClass().add("sb-changes-line");
            grid.add(line, 0, row, 4, 1);
        }
        for (int column = 0; column < cells.length; column++) {
            grid.add(cells[column], column, row);
        }
    }

    private static HBox cell(Node content) {
        HBox cell = new HBox(content);
        cell.getStyleClass().add("sb-changes-cell");
        cell.setMaxWidth(USE_PREF_SIZE);
        return cell;
    }

    private static GridPane findings(List<Finding> findings) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sb-findings");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        int cell = 0;
        for (Finding finding : findings.stream().filter(PlanView::fine).toList()) {
            grid.add(finding(finding), cell % 2, cell / 2);
            cell++;
        }
        int row = (cell + 1) / 2;
        for (Finding finding : findings.stream().filter(f -> !fine(f)).toList()) {
            grid.add(finding(finding), 0, row++, 2, 1);
        }
        return grid;
    }

    private static boolean fine(Finding finding) {
        return finding.level() == Finding.Level.OK;
    }

    private static Label finding(Finding finding) {
        Label label =
                switch (finding.level()) {
                    case OK -> {
                        Label ok = Labels.label(finding.text());
                        ok.setGraphic(new IconView(Icon.CHECK, 13));
                        ok.setGraphicTextGap(6);
                        yield ok;
                    }
                    case WARN -> ColourMark.warn(finding.text());
                    case BLOCK -> ColourMark.critical(finding.text());
                };
        label.getStyleClass().add("sb-finding");
        return Labels.wrapping(label);
    }

    private static VBox commands(List<String> commands) {
        VBox box = new VBox(4);
        box.getStyleClass().add("sb-commands");
        for (String command : commands) {
            Label line = Labels.mono(command);
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
            box.getChildren().add(line);
        }
        box.setAccessibleText("Equivalent commands");
        return box;
    }
}
