package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The line above a table of many rows: filter, choice of columns, export; and what the table can do
/// for its chosen rows by keys and menu. Made from the screen's own filter and table.
///
/// @param <R> an immutable row
public final class TableBar<R> extends HBox {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final Availability NOTHING_CHOSEN =
            Availability.impossible("Choose a row first");
    private static final Availability NOTHING_SHOWN =
            Availability.impossible("There is nothing to export");

    private final RowTable<R> table;
    private final RowFilter<R> filter;
    private final RowFile<R> file;
    private final Actions actions;
    private final FilterField field;
    private final List<RowMenu.Entry> entries = new ArrayList<>();

    /// @param what in the plural, `clients`
    /// @param example what can be typed into the filter
    public TableBar(
            String what,
            String example,
            RowTable<R> table,
            RowFilter<R> filter,
            RowFile<R> file,
            Actions actions) {
        super(14);
        this.table = table;
        this.filter = filter;
        this.file = file;
        this.actions = actions;
        this.field = new FilterField("Filter " + what, example, filter);
        setAlignment(Pos.TOP_LEFT);
        ActionButton columns = columnsButton();
        ActionButton export = exportButton();
        // Many chips ask for more width than there is; what stands beside them keeps its own.
        columns.setMinWidth(USE_PREF_SIZE);
        export.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(field, columns, export);
        table.table().addEventFilter(KeyEvent.KEY_PRESSED, this::copyByKey);
        field.field().setOnAction(_ -> table.table().requestFocus());
        entry("Copy as JSON", this::copyable, this::copy);
    }

    /// Ctrl+F anywhere in the screen leads to the filter.
    public TableBar<R> reachedFrom(Node screen) {
        field.reachedFrom(screen);
        return this;
    }

    /// One more line of the context menu.
    public TableBar<R> entry(String text, Supplier<Availability> availability, Runnable action) {
        entries.add(new RowMenu.Entry(text, availability, action));
        return this;
    }

    /// A line between entries.
    public TableBar<R> separator() {
        return entry("", () -> Availability.POSSIBLE, () -> {});
    }

    /// Sets the context menu as it is by now.
    public TableBar<R> menu() {
        new RowMenu(table.table(), entries);
        return this;
    }

    /// `showing 12 of 200 · 3 selected`.
    public ObservableValue<String> count() {
        return Bindings.createStringBinding(
                () -> {
                    int chosen = table.chosen().get().size();
                    String shown = "showing " + filter.shown().get().count();
                    return chosen < 2
                            ? shown
                            : shown + " \u00b7 " + Numbers.grouped(chosen) + " selected";
                },
                filter.shown(),
                table.chosen());
    }

    public FilterField field() {
        return field;
    }

    private ActionButton columnsButton() {
        ContextMenu menu = new ContextMenu();
        ActionButton button = new ActionButton("Columns", ActionButton.Kind.NORMAL, () -> {});
        button.button().setAccessibleText("Choose columns");
        button.button()
                .setOnAction(
                        _ -> {
                            menu.getItems().setAll(columnItems());
                            menu.show(button, Side.BOTTOM, 0, 4);
                        });
        return button;
    }

    private List<CheckMenuItem> columnItems() {
        TableColumns<R> columns = table.columns();
        return columns.titles().stream().map(title -> item(columns, title)).toList();
    }

    private CheckMenuItem item(TableColumns<R> columns, String title) {
        boolean crowded = columns.chosen(title) && !columns.roomFor(title);
        CheckMenuItem item =
                new CheckMenuItem(crowded ? title + " \u2014 needs a wider window" : title);
        item.setSelected(columns.chosen(title));
        item.setOnAction(_ -> columns.choose(title, item.isSelected()));
        // Without any column there would be no table left to choose rows in.
        item.setDisable(
                columns.chosen(title)
                        && columns.titles().stream().filter(columns::chosen).count() == 1);
        return item;
    }

    private ActionButton exportButton() {
        ContextMenu menu =
                new ContextMenu(exportItem("CSV", "csv"), exportItem("JSON lines", "jsonl"));
        ActionButton button = new ActionButton("Export\u2026", ActionButton.Kind.NORMAL, () -> {});
        button.button().setAccessibleText("Export what the filter shows");
        button.button().setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 4));
        return button.availability(
                filter.shown()
                        .map(now -> now.rows().isEmpty() ? NOTHING_SHOWN : Availability.POSSIBLE));
    }

    private MenuItem exportItem(String format, String ending) {
        MenuItem item = new MenuItem("As " + format + "\u2026");
        item.setOnAction(_ -> export(ending));
        return item;
    }

    private void export(String ending) {
        List<R> rows = table.inOrder();
        String name = file.name() + "." + ending;
        actions.save(name, ending.equals("csv") ? file.csv(rows) : file.jsonLines(rows));
    }

    private Availability copyable() {
        return table.chosen().get().isEmpty() ? NOTHING_CHOSEN : Availability.POSSIBLE;
    }

    private void copyByKey(KeyEvent event) {
        if (COPY.match(event) && copyable().possible()) {
            copy();
            event.consume();
        }
    }

    private void copy() {
        actions.copy(file.copied(table.chosen().get()));
    }
}
