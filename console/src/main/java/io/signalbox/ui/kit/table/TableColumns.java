package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.FxThread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The columns of one table: which there are, which are shown (the operator's choice, the screen's, and
/// what there is room for, in this order), and by which rows are sorted.
///
/// @param <R> an immutable row
final class TableColumns<R> {
    private static final double SCROLL_BAR = 14;

    private final String name;
    private final TableView<R> table;
    private final Set<String> putAway = new HashSet<>();
    private final Set<String> notOfUse = new HashSet<>();
    private final Set<String> noRoom = new HashSet<>();
    private final List<String> narrowFirst = new ArrayList<>();
    private @Nullable ColumnChoice choice;
    private double scale = 1;

    TableColumns(String name, TableView<R> table, List<Column<R>> columns) {
        this.name = name;
        this.table = table;
        columns.forEach(column -> table.getColumns().add(made(column)));
    }

    private TableColumn<R, R> made(Column<R> column) {
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

    RowOrder<R> order() {
        List<RowOrder.Key<R>> keys = new ArrayList<>();
        for (TableColumn<R, ?> column : table.getSortOrder()) {
            // Only made(...) above makes columns, and it puts a Column<R> there.
            @SuppressWarnings("unchecked")
            Column<R> asked = (Column<R>) column.getUserData();
            keys.add(
                    new RowOrder.Key<>(
                            asked, column.getSortType() == TableColumn.SortType.DESCENDING));
        }
        return new RowOrder<>(keys);
    }

    void sortBy(String title, boolean descending) {
        titled(title)
                .ifPresent(
                        column -> {
                            column.setSortType(
                                    descending
                                            ? TableColumn.SortType.DESCENDING
                                            : TableColumn.SortType.ASCENDING);
                            table.getSortOrder().setAll(List.of(column));
                        });
    }

    void keepWidth(List<String> titles) {
        for (TableColumn<R, ?> column : table.getColumns()) {
            if (titles.contains(column.getText())) {
                column.setMaxWidth(column.getMinWidth());
            }
        }
    }

    /// The operator's choice, with what is put away before one was made.
    void choice(ColumnChoice kept, Set<String> atFirst) {
        choice = kept;
        putAway.clear();
        kept.shown(name).ifPresentOrElse(this::putAwayBut, () -> putAway.addAll(atFirst));
        show();
    }

    private void putAwayBut(List<String> shown) {
        table.getColumns().forEach(column -> putAway.add(column.getText()));
        shown.forEach(putAway::remove);
        // A file that names no column of this table must not leave it empty.
        if (putAway.size() == table.getColumns().size()) {
            putAway.clear();
        }
    }

    /// All titles in their order, but those that say nothing at the moment.
    List<String> titles() {
        return table.getColumns().stream()
                .map(TableColumn::getText)
                .filter(title -> !notOfUse.contains(title))
                .toList();
    }

    boolean chosen(String title) {
        return !putAway.contains(title);
    }

    /// Whether it is shown or only waits for more room.
    boolean roomFor(String title) {
        return !noRoom.contains(title);
    }

    void choose(String title, boolean shown) {
        boolean changed = shown ? putAway.remove(title) : putAway.add(title);
        if (changed && choice != null) {
            choice.show(
                    name,
                    table.getColumns().stream()
                            .map(TableColumn::getText)
                            .filter(each -> !putAway.contains(each))
                            .toList());
        }
        fitNarrow();
    }

    /// Whether a column is of any use, whatever the operator chose.
    void useful(String title, boolean useful) {
        if (useful ? notOfUse.remove(title) : notOfUse.add(title)) {
            fitNarrow();
        }
    }

    /// Columns as wide as larger text needs.
    void scale(double factor) {
        scale = factor;
        for (TableColumn<R, ?> column : table.getColumns()) {
            if (column.getUserData() instanceof Column<?> asked) {
                double width = asked.width() * factor;
                boolean kept = column.getMaxWidth() <= column.getMinWidth();
                column.setMaxWidth(kept ? width : Double.MAX_VALUE);
                column.setMinWidth(width);
                column.setPrefWidth(width);
            }
        }
        if (!narrowFirst.isEmpty()) {
            fitNarrow();
        }
    }

    void dropBelow(double width, List<String> titles) {
        table.widthProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now.doubleValue() >= width * scale) {
                                noRoom.removeAll(Set.copyOf(titles));
                            } else {
                                noRoom.addAll(titles);
                            }
                            show();
                        });
    }

    void hideWhenNarrow(List<String> titles) {
        narrowFirst.addAll(titles);
        // Columns must not change in the middle of the layout that tells the width.
        table.widthProperty().addListener((_, _, _) -> FxThread.later(this::fitNarrow));
    }

    private void fitNarrow() {
        double needed = SCROLL_BAR;
        for (TableColumn<R, ?> column : table.getColumns()) {
            needed += wanted(column.getText()) ? column.getMinWidth() : 0;
        }
        for (String title : narrowFirst) {
            double width = titled(title).map(TableColumn::getMinWidth).orElse(0.0);
            boolean fits = table.getWidth() <= 0 || needed <= table.getWidth();
            if (fits) {
                noRoom.remove(title);
            } else {
                noRoom.add(title);
                needed -= wanted(title) ? width : 0;
            }
        }
        show();
    }

    private boolean wanted(String title) {
        return !putAway.contains(title) && !notOfUse.contains(title);
    }

    private void show() {
        for (TableColumn<R, ?> column : table.getColumns()) {
            column.setVisible(wanted(column.getText()) && !noRoom.contains(column.getText()));
        }
    }

    private Optional<TableColumn<R, ?>> titled(String title) {
        return table.getColumns().stream()
                .filter(column -> column.getText().equals(title))
                .findFirst();
    }
}
