package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.screen.Availability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What can be done to the chosen rows, under the right mouse button, the menu key and Shift+F10. An
/// entry that is not possible says why.
final class RowMenu {
    private final TableView<?> table;
    private final List<Entry> entries;
    private final ContextMenu menu = new ContextMenu();

    /// One line of the menu.
    record Entry(String text, Supplier<Availability> availability, Runnable action) {}

    RowMenu(TableView<?> table, List<Entry> entries) {
        this.table = table;
        this.entries = List.copyOf(entries);
        // A menu without entries would not open, and so never be filled.
        fill();
        menu.setOnShowing(_ -> fill());
        table.setContextMenu(menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.text().isEmpty()) {
                items.add(new SeparatorMenuItem());
                continue;
            }
            Availability now = entry.availability().get();
            MenuItem item =
                    new MenuItem(
                            now.possible()
                                    ? entry.text()
                                    : entry.text() + " \u2014 " + now.reason());
            item.setDisable(!now.possible());
            item.setOnAction(_ -> entry.action().run());
            items.add(item);
        }
        menu.getItems().setAll(items);
    }

    private void pressed(KeyEvent event) {
        boolean asked =
                event.getCode() == KeyCode.CONTEXT_MENU
                        || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        if (asked && !menu.isShowing()) {
            Node row = leadingRow();
            Bounds place = row.localToScreen(row.getBoundsInLocal());
            if (place == null) {
                menu.show(table, Side.TOP, 24, 56);
            } else {
                menu.show(row, place.getMinX() + 24, place.getMaxY());
            }
            event.consume();
        }
    }

    private Node leadingRow() {
        return table.lookupAll(".table-row-cell").stream()
                .filter(row -> row.getPseudoClassStates().stream().anyMatch(this::leads))
                .findFirst()
                .orElse(table);
    }

    private boolean leads(javafx.css.PseudoClass state) {
        return state.getPseudoClassName().equals("selected");
    }
}
