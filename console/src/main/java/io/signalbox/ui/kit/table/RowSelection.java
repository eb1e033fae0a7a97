package io.signalbox.ui.kit.table;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which rows of a table are chosen, by key: all chosen rows, the one that leads (it has the focus),
/// and the one from which a range is drawn. Costs of a step do not grow with the number of rows but for
/// a range or everything. Keys that are not shown at the moment stay chosen. Needs no toolkit.
///
/// @param <R> an immutable row
final class RowSelection<R> {
    private final Function<R, ?> key;
    private Set<Object> keys = new HashSet<>();
    private @Nullable Object lead;
    private int anchor = -1;
    private @Nullable Object anchorKey;

    RowSelection(Function<R, ?> key) {
        this.key = key;
    }

    /// Just this row.
    void only(List<R> rows, int index) {
        Object chosen = key.apply(rows.get(index));
        keys = new HashSet<>();
        keys.add(chosen);
        lead = chosen;
        anchorAt(index, chosen);
    }

    /// This row in or out of the selection.
    void toggle(List<R> rows, int index) {
        Object chosen = key.apply(rows.get(index));
        if (!keys.add(chosen)) {
            keys.remove(chosen);
        }
        lead = chosen;
        anchorAt(index, chosen);
    }

    /// All rows from the anchor to this one, and no others.
    void extend(List<R> rows, int index) {
        int from = anchorIn(rows);
        if (from < 0) {
            only(rows, index);
            return;
        }
        keys = new HashSet<>();
        for (int i = Math.min(from, index); i <= Math.max(from, index); i++) {
            keys.add(key.apply(rows.get(i)));
        }
        lead = key.apply(rows.get(index));
    }

    void all(List<R> rows) {
        keys = HashSet.newHashSet(rows.size());
        rows.forEach(row -> keys.add(key.apply(row)));
    }

    void clear() {
        keys = new HashSet<>();
        lead = null;
        anchor = -1;
        anchorKey = null;
    }

    boolean contains(R row) {
        return !keys.isEmpty() && keys.contains(key.apply(row));
    }

    @Nullable Object lead() {
        return lead;
    }

    /// For a search in the background.
    Collection<Object> copy() {
        return keys.size() < 2 ? Set.copyOf(keys) : new HashSet<>(keys);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    private void anchorAt(int index, Object chosen) {
        anchor = index;
        anchorKey = chosen;
    }

    /// Where the anchor is now: rows may have been sorted since.
    private int anchorIn(List<R> rows) {
        Object wanted = anchorKey;
        if (wanted == null) {
            return -1;
        }
        if (anchor < rows.size() && wanted.equals(key.apply(rows.get(anchor)))) {
            return anchor;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (wanted.equals(key.apply(rows.get(i)))) {
                anchor = i;
                return i;
            }
        }
        return -1;
    }
}
