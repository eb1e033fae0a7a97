package io.signalbox.ui.kit.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which columns a table is sorted by; sorts a list without touching the table.
///
/// @param keys first key first
record RowOrder<R>(List<Key<R>> keys) {
    record Key<R>(Column<R> column, boolean descending) {
        Comparator<R> comparator() {
            return descending ? column.order().reversed() : column.order();
        }
    }

    RowOrder {
        keys = List.copyOf(keys);
    }

    /// The rows in this order; the same list where no order is asked for.
    List<R> sort(List<R> rows) {
        Comparator<R> order = comparator();
        if (order == null) {
            return rows;
        }
        List<R> sorted = new ArrayList<>(rows);
        sorted.sort(order);
        return sorted;
    }

    private @Nullable Comparator<R> comparator() {
        Comparator<R> order = null;
        for (Key<R> key : keys) {
            order = order == null ? key.comparator() : order.thenComparing(key.comparator());
        }
        return order;
    }
}
