package io.signalbox.ui.kit.table;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Turns clicks and keys in a table into a [RowSelection]. The control's own selection holds the one
/// leading row, which keeps its ways with the arrow keys; its own multiple selection costs too much with
/// 100,000 rows that are set anew four times a second.
final class RowGestures<R> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final TableView<R> table;
    private final RowSelection<R> selection;
    private final Runnable changed;
    private final ReadOnlyIntegerWrapper round = new ReadOnlyIntegerWrapper();
    private boolean extending;
    private boolean silent;

    RowGestures(TableView<R> table, RowSelection<R> selection, Runnable changed) {
        this.table = table;
        this.selection = selection;
        this.changed = changed;
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.setRowFactory(_ -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(KeyEvent.KEY_RELEASED, _ -> extending = false);
        table.getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, _, now) -> led(now.intValue()));
    }

    /// Sets the control's own selection without taking that for a wish of the operator.
    void lead(int index) {
        boolean before = silent;
        silent = true;
        try {
            if (index < 0) {
                table.getSelectionModel().clearSelection();
            } else {
                table.getSelectionModel().clearAndSelect(index);
            }
        } finally {
            silent = before;
        }
    }

    /// Runs a change of the rows during which the control's own selection means nothing.
    void quietly(Runnable change) {
        silent = true;
        try {
            change.run();
        } finally {
            silent = false;
        }
        repaint();
    }

    void repaint() {
        round.set(round.get() + 1);
    }

    private void tell() {
        repaint();
        changed.run();
    }

    private void led(int index) {
        if (silent || index < 0 || index >= table.getItems().size()) {
            return;
        }
        if (extending) {
            selection.extend(table.getItems(), index);
        } else {
            selection.only(table.getItems(), index);
        }
        tell();
    }

    private void pressed(KeyEvent event) {
        extending = event.isShiftDown();
        if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
            selection.all(table.getItems());
            tell();
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
            int focused = table.getFocusModel().getFocusedIndex();
            if (focused >= 0 && focused < table.getItems().size()) {
                toggle(focused);
            }
            event.consume();
        }
    }

    private void toggle(int index) {
        List<R> rows = table.getItems();
        selection.toggle(rows, index);
        lead(selection.contains(rows.get(index)) ? index : -1);
        table.getFocusModel().focus(index);
        tell();
    }

    private TableRow<R> row() {
        TableRow<R> row = new RowOfTable<>(selection, round.getReadOnlyProperty());
        row.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed(row, event));
        return row;
    }

    private void pressed(TableRow<R> row, MouseEvent event) {
        int index = row.getIndex();
        if (row.isEmpty() || index >= table.getItems().size()) {
            return;
        }
        extending = false;
        if (event.getButton() == MouseButton.SECONDARY) {
            if (!selection.contains(table.getItems().get(index))) {
                only(index);
            }
        } else if (event.isShortcutDown()) {
            table.requestFocus();
            toggle(index);
            event.consume();
        } else if (event.isShiftDown()) {
            table.requestFocus();
            selection.extend(table.getItems(), index);
            lead(index);
            tell();
            event.consume();
        } else {
            only(index);
        }
    }

    private void only(int index) {
        selection.only(table.getItems(), index);
        lead(index);
        tell();
    }

    private static final class RowOfTable<R> extends TableRow<R> {
        private final RowSelection<R> selection;

        RowOfTable(RowSelection<R> selection, ReadOnlyIntegerProperty round) {
            this.selection = selection;
            round.addListener((_, _, _) -> paint());
        }

        @Override
        protected void updateItem(@Nullable R item, boolean empty) {
            super.updateItem(item, empty);
            paint();
        }

        private void paint() {
            R item = getItem();
            pseudoClassStateChanged(CHOSEN, !isEmpty() && item != null && selection.contains(item));
        }
    }
}
