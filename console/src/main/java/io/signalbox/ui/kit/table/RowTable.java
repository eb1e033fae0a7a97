package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A table of immutable rows that is given a whole new list with each snapshot.
///
/// Rows are sorted off the FX thread when they are many and set in one go, which stays smooth at
/// 100,000 rows; a `SortedList` does not. The selection is kept by key. Nothing changes while a mouse
/// button is held down in the table.
///
/// @param <R> an immutable row
public final class RowTable<R> extends StackPane {
    private static final int MANY = 2_000;
    private static final double ROW_HEIGHT = 30;
    private static final double HEADER_HEIGHT = 28;
    private static final double SCROLL_BAR = 14;

    private final TableView<R> table = new TableView<>();
    private final Function<R, ?> key;
    private final Executor background;
    private final ReadOnlyObjectWrapper<@Nullable R> selected = new ReadOnlyObjectWrapper<>();
    private List<R> rows = List.of();
    private long round;
    private boolean held;
    private boolean applying;
    private boolean waiting;
    private int fittedRows;
    private boolean hugging;

    /// @param name what the table lists, for screen readers
    /// @param key tells rows apart from one snapshot to the next
    public RowTable(String name, Function<R, ?> key, List<Column<R>> columns) {
        this(name, key, columns, Executors.newVirtualThreadPerTaskExecutor());
    }

    RowTable(String name, Function<R, ?> key, List<Column<R>> columns, Executor background) {
        this.key = key;
        this.background = background;
        table.setAccessibleText(name);
        table.getStyleClass().add("sb-table");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        for (Column<R> column : columns) {
            table.getColumns().add(column(column));
        }
        table.setSortPolicy(
                _ -> {
                    refresh();
                    return true;
                });
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> held = true);
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> release());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> picked(now));
        setMinHeight(HEADER_HEIGHT + 2 * ROW_HEIGHT);
        getChildren().add(table);
    }

    /// Shows these rows in the order that the operator chose. The very same list again costs nothing.
    // Identity is the point: a feed hands on the very same list while nothing changed.
    @SuppressWarnings("ReferenceEquality")
    public void show(List<R> newRows) {
        FxThread.require();
        if (newRows == rows) {
            return;
        }
        rows = newRows;
        refresh();
    }

    /// The sentence, with an action where there is one, in place of rows.
    public RowTable<R> empty(Node placeholder) {
        table.setPlaceholder(placeholder);
        return this;
    }

    public RowTable<R> empty(String sentence) {
        return empty(Labels.empty(sentence));
    }

    /// Is as high as its rows, up to so many; for small tables on a card.
    public RowTable<R> fit(int mostRows) {
        fittedRows = mostRows;
        fitHeight(0);
        return this;
    }

    /// Is as high as its rows where there is room, and scrolls where there is not.
    public RowTable<R> hug() {
        hugging = true;
        fitHeight(0);
        return this;
    }

    /// Gives these columns no more than they need: the others share the room that is left.
    public RowTable<R> keepWidth(String... titles) {
        List<String> kept = List.of(titles);
        table.getColumns().stream()
                .filter(column -> kept.contains(column.getText()))
                .forEach(column -> column.setMaxWidth(column.getMinWidth()));
        return this;
    }

    /// Leaves these columns out while the table is narrower than that.
    public RowTable<R> dropBelow(double width, String... titles) {
        List<String> dropped = List.of(titles);
        widthProperty()
                .addListener(
                        (_, _, now) -> {
                            boolean roomy = now.doubleValue() >= width;
                            table.getColumns().stream()
                                    .filter(column -> dropped.contains(column.getText()))
                                    .forEach(column -> column.setVisible(roomy));
                        });
        return this;
    }

    /// Sorts by this column from the start.
    public RowTable<R> sortedBy(String title, boolean descending) {
        for (TableColumn<R, ?> column : table.getColumns()) {
            if (column.getText().equals(title)) {
                column.setSortType(
                        descending
                                ? TableColumn.SortType.DESCENDING
                                : TableColumn.SortType.ASCENDING);
                table.getSortOrder().setAll(List.of(column));
            }
        }
        return this;
    }

    /// Hides these columns, the first named first, as long as the table is too narrow for all. What
    /// they say must be found elsewhere on the screen.
    public RowTable<R> hideWhenNarrow(String... titles) {
        List<TableColumn<R, ?>> optional = new ArrayList<>();
        for (String title : titles) {
            table.getColumns().stream()
                    .filter(column -> column.getText().equals(title))
                    .forEach(optional::add);
        }
        // Columns must not change in the middle of the layout that tells the width.
        widthProperty()
                .addListener(
                        (_, _, now) -> FxThread.later(() -> fitWidth(optional, now.doubleValue())));
        return this;
    }

    private void fitWidth(List<TableColumn<R, ?>> optional, double width) {
        double needed = SCROLL_BAR;
        for (TableColumn<R, ?> column : table.getColumns()) {
            needed += column.getMinWidth();
        }
        for (TableColumn<R, ?> column : optional) {
            boolean fits = needed <= width;
            column.setVisible(fits);
            needed -= fits ? 0 : column.getMinWidth();
        }
    }

    /// The selected row as it is in the newest snapshot; null when none is, or when it is gone.
    public ReadOnlyObjectProperty<@Nullable R> selected() {
        return selected.getReadOnlyProperty();
    }

    public void select(Object rowKey) {
        table.getItems().stream()
                .filter(row -> rowKey.equals(key.apply(row)))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    /// The control itself, for focus, context menus and tests.
    public TableView<R> table() {
        return table;
    }

    private TableColumn<R, R> column(Column<R> column) {
        TableColumn<R, R> shown = new TableColumn<>(column.title());
        shown.setUserData(column);
        shown.setMinWidth(column.width());
        shown.setPrefWidth(column.width());
        shown.setReorderable(false);
        shown.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        shown.setCellFactory(_ -> new RowCell<>(column));
        // Sorting is asked of the row, not of this cell value; any comparator keeps it sortable.
        shown.setComparator(column.order());
        if (column.kind() == Column.Kind.NUMBER) {
            shown.getStyleClass().add("sb-right");
        }
        return shown;
    }

    private void refresh() {
        if (held) {
            waiting = true;
            return;
        }
        long mine = ++round;
        RowOrder<R> order = order();
        List<R> from = rows;
        if (from.size() < MANY) {
            apply(order.sort(from));
            return;
        }
        background.execute(
                () -> {
                    List<R> sorted = order.sort(from);
                    FxThread.run(
                            () -> {
                                if (mine == round) {
                                    apply(sorted);
                                }
                            });
                });
    }

    private RowOrder<R> order() {
        List<RowOrder.Key<R>> keys = new ArrayList<>();
        for (TableColumn<R, ?> column : table.getSortOrder()) {
            // Only column(...) above makes columns, and it puts a Column<R> there.
            @SuppressWarnings("unchecked")
            Column<R> asked = (Column<R>) column.getUserData();
            keys.add(
                    new RowOrder.Key<>(
                            asked, column.getSortType() == TableColumn.SortType.DESCENDING));
        }
        return new RowOrder<>(keys);
    }

    private void apply(List<R> sorted) {
        if (sorted.size() < MANY && sorted.equals(table.getItems())) {
            return;
        }
        R chosen = selected.get();
        applying = true;
        try {
            table.getItems().setAll(sorted);
            restore(chosen, sorted);
        } finally {
            applying = false;
        }
        fitHeight(sorted.size());
    }

    private void restore(@Nullable R chosen, List<R> sorted) {
        table.getSelectionModel().clearSelection();
        R found = null;
        if (chosen != null) {
            Object chosenKey = key.apply(chosen);
            for (int i = 0; i < sorted.size() && found == null; i++) {
                if (Objects.equals(chosenKey, key.apply(sorted.get(i)))) {
                    found = sorted.get(i);
                    table.getSelectionModel().select(i);
                }
            }
        }
        selected.set(found);
    }

    private void picked(@Nullable R row) {
        if (!applying) {
            selected.set(row);
        }
    }

    private void release() {
        held = false;
        if (waiting) {
            waiting = false;
            refresh();
        }
    }

    private void fitHeight(int size) {
        if (hugging) {
            double height = HEADER_HEIGHT + ROW_HEIGHT * Math.max(3, size) + 2;
            setPrefHeight(height);
            setMaxHeight(height);
        }
        if (fittedRows > 0) {
            double height =
                    HEADER_HEIGHT + ROW_HEIGHT * Math.max(1, Math.min(size, fittedRows)) + 2;
            setMinHeight(height);
            setPrefHeight(height);
            setMaxHeight(height);
        }
    }
}
