package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.Labels;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A table of immutable rows that is given a whole new list with each snapshot.
///
/// Rows are sorted off the FX thread when they are many and set in one go, which stays smooth at
/// 100,000 rows; a `SortedList` does not. Any number of rows can be chosen (Shift, Ctrl, Ctrl+A); the
/// choice is kept by key, one of the rows leads. Nothing changes while a mouse button is held down in
/// the table.
///
/// @param <R> an immutable row
public final class RowTable<R> extends StackPane {
    private static final int MANY = 2_000;
    private static final double ROW_HEIGHT = 30;
    private static final double HEADER_HEIGHT = 28;

    /// What stays in view when rows change.
    enum Anchor {
        /// The same number of rows above it.
        PLACE,
        /// The row that is at the top.
        ROW,
        /// The last row.
        END
    }

    /// Rows ready to be shown.
    ///
    /// @param lead where the leading row is; -1 = nowhere
    /// @param chosen in the order of the rows
    private record Ready<R>(List<R> rows, int lead, List<R> chosen, long selectionRound) {}

    private final TableView<R> table = new TableView<>();
    private final TableColumns<R> columns;
    private final RowSelection<R> selection;
    private final RowGestures<R> gestures;
    private final Function<R, ?> key;
    private final Executor background;
    private final Unrolling unrolling = new Unrolling(this);
    private final ReadOnlyObjectWrapper<@Nullable R> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<R>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private List<R> rows = List.of();
    private List<R> inOrder = List.of();
    private long round;
    private long selectionRound;
    private boolean held;
    private boolean waiting;
    private Supplier<Anchor> anchor = () -> Anchor.PLACE;
    private int fittedRows;
    private double scale = 1;
    private boolean hugging;

    /// @param name what the table lists, for screen readers
    /// @param key tells rows apart from one snapshot to the next
    public RowTable(String name, Function<R, ?> key, List<Column<R>> columns) {
        this(name, key, columns, RowThreads.SHARED);
    }

    RowTable(String name, Function<R, ?> key, List<Column<R>> columns, Executor background) {
        this.key = key;
        this.background = background;
        this.columns = new TableColumns<>(name, table, columns);
        this.selection = new RowSelection<>(key);
        this.gestures = new RowGestures<>(table, selection, this::picked);
        table.setAccessibleText(name);
        table.getStyleClass().add("sb-table");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setSortPolicy(
                _ -> {
                    refresh();
                    return true;
                });
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> hold(event.getButton()));
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> release());
        // The stylesheet sets it, larger with larger text.
        table.fixedCellSizeProperty().addListener((_, _, size) -> scale(size.doubleValue()));
        setMinHeight(HEADER_HEIGHT + 2 * ROW_HEIGHT);
        setAlignment(Pos.TOP_LEFT);
        getChildren().add(table);
        sceneProperty().subscribe(_ -> unrolling.fold());
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
        columns.keepWidth(List.of(titles));
        return this;
    }

    /// Leaves these columns out while the table is narrower than that.
    public RowTable<R> dropBelow(double width, String... titles) {
        columns.dropBelow(width, List.of(titles));
        return this;
    }

    /// Sorts by this column from the start.
    public RowTable<R> sortedBy(String title, boolean descending) {
        columns.sortBy(title, descending);
        return this;
    }

    /// Hides these columns, the first named first, as long as the table is too narrow for all. What
    /// they say must be found elsewhere on the screen.
    public RowTable<R> hideWhenNarrow(String... titles) {
        columns.hideWhenNarrow(List.of(titles));
        return this;
    }

    /// Lets the operator choose columns and has that kept.
    ///
    /// @param atFirst put away until something is chosen
    public RowTable<R> choosable(ColumnChoice choice, String... atFirst) {
        columns.choice(choice, Set.of(atFirst));
        return this;
    }

    /// Takes a column away, or brings it back, because of what the rows are at the moment.
    public void useful(String title, boolean useful) {
        columns.useful(title, useful);
    }

    TableColumns<R> columns() {
        return columns;
    }

    /// The leading row as it is in the newest snapshot; null when none is, or when it is gone.
    public ReadOnlyObjectProperty<@Nullable R> selected() {
        return selected.getReadOnlyProperty();
    }

    /// The rows in the order in which they are shown; not changed any more.
    public List<R> inOrder() {
        return inOrder;
    }

    /// All chosen rows that are shown, as they are in the newest snapshot, in their order.
    public ReadOnlyObjectProperty<List<R>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public void select(Object rowKey) {
        List<R> shown = table.getItems();
        for (int i = 0; i < shown.size(); i++) {
            if (rowKey.equals(key.apply(shown.get(i)))) {
                selection.only(shown, i);
                gestures.lead(i);
                gestures.repaint();
                picked();
                return;
            }
        }
    }

    /// Chooses nothing.
    public void selectNothing() {
        selection.clear();
        gestures.lead(-1);
        gestures.repaint();
        picked();
    }

    void anchored(Supplier<Anchor> wanted) {
        anchor = wanted;
    }

    /// The control itself, for focus, context menus and tests.
    public TableView<R> table() {
        return table;
    }

    private void refresh() {
        if (held) {
            waiting = true;
            return;
        }
        long mine = ++round;
        RowOrder<R> order = columns.order();
        List<R> from = rows;
        if (from.size() < MANY) {
            List<R> sorted = order.sort(from);
            if (!sorted.equals(table.getItems())) {
                apply(ready(sorted, selection.copy(), selection.lead(), selectionRound));
            }
            return;
        }
        Collection<Object> keys = selection.copy();
        Object lead = selection.lead();
        long asked = selectionRound;
        background.execute(
                () -> {
                    Ready<R> ready = ready(order.sort(from), keys, lead, asked);
                    FxThread.run(
                            () -> {
                                if (mine == round) {
                                    apply(ready);
                                }
                            });
                });
    }

    private Ready<R> ready(
            List<R> sorted, Collection<Object> keys, @Nullable Object lead, long asked) {
        int found = -1;
        if (lead != null && keys.contains(lead)) {
            for (int i = 0; i < sorted.size() && found < 0; i++) {
                found = lead.equals(key.apply(sorted.get(i))) ? i : -1;
            }
        }
        List<R> kept =
                keys.isEmpty()
                        ? List.of()
                        : keys.size() == 1 && found >= 0
                                ? List.of(sorted.get(found))
                                : sorted.stream()
                                        .filter(row -> keys.contains(key.apply(row)))
                                        .toList();
        return new Ready<>(sorted, found, kept, asked);
    }

    private void apply(Ready<R> ready) {
        Ready<R> now =
                ready.selectionRound() == selectionRound
                        ? ready
                        : ready(ready.rows(), selection.copy(), selection.lead(), selectionRound);
        Anchor kept = anchor.get();
        int top = kept == Anchor.ROW ? topIndex() : -1;
        Object topKey = top < 0 ? null : key.apply(inOrder.get(top));
        gestures.quietly(
                () -> {
                    table.getItems().setAll(now.rows());
                    gestures.lead(now.lead());
                });
        boolean moved = top >= 0 && !keyAt(now.rows(), top).equals(Optional.ofNullable(topKey));
        scroll(kept, moved ? topKey : null, now.rows());
        unrolling.rows(now.rows().size());
        settle();
        inOrder = now.rows();
        selected.set(now.lead() < 0 ? null : now.rows().get(now.lead()));
        chosen.set(now.chosen());
        fitHeight(now.rows().size());
    }

    /// Lets the cells take their rows now: what they change of their style in the midst of the window's own
    /// layout would have the whole window painted a second time. The first layout is the window's.
    private void settle() {
        if (inWindow() && table.getWidth() > 0) {
            table.layout();
        }
    }

    boolean inWindow() {
        Scene scene = table.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    /// With so many rows.
    double heightOf(int rowCount) {
        return scale * (HEADER_HEIGHT + ROW_HEIGHT * rowCount) + 2;
    }

    private int topIndex() {
        IndexedCell<?> first =
                table.lookup(".virtual-flow") instanceof VirtualFlow<?> cells
                        ? cells.getFirstVisibleCell()
                        : null;
        return first == null || first.getIndex() >= inOrder.size() ? -1 : first.getIndex();
    }

    private Optional<Object> keyAt(List<R> of, int index) {
        return index < of.size() ? Optional.of(key.apply(of.get(index))) : Optional.empty();
    }

    private void scroll(Anchor kept, @Nullable Object top, List<R> to) {
        if (kept == Anchor.END && !to.isEmpty()) {
            table.scrollTo(to.size() - 1);
        } else if (top != null) {
            for (int i = 0; i < to.size(); i++) {
                if (top.equals(key.apply(to.get(i)))) {
                    table.scrollTo(i);
                    return;
                }
            }
        }
    }

    private void picked() {
        selectionRound++;
        Ready<R> now = ready(inOrder, selection.copy(), selection.lead(), selectionRound);
        selected.set(now.lead() < 0 ? null : inOrder.get(now.lead()));
        chosen.set(now.chosen());
    }

    private void hold(MouseButton button) {
        held = button == MouseButton.PRIMARY;
    }

    private void release() {
        held = false;
        if (waiting) {
            waiting = false;
            refresh();
        }
    }

    private void scale(double rowHeight) {
        scale = rowHeight / ROW_HEIGHT;
        columns.scale(scale);
        setMinHeight(scale * (HEADER_HEIGHT + 2 * ROW_HEIGHT));
        fitHeight(rows.size());
    }

    private void fitHeight(int size) {
        if (hugging) {
            double height = heightOf(Math.max(3, size));
            setPrefHeight(height);
            setMaxHeight(height);
        }
        if (fittedRows > 0) {
            double height = heightOf(Math.clamp(size, 1, fittedRows));
            setMinHeight(height);
            setPrefHeight(height);
            setMaxHeight(height);
        }
    }
}
