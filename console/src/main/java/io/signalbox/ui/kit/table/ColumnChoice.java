package io.signalbox.ui.kit.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps which columns of a table the operator wants to see. FX thread only; an implementation that
/// writes a file does so elsewhere.
public interface ColumnChoice {

    /// The titles of the columns that are shown; empty when nothing was chosen for this table yet.
    ///
    /// @param table its name, `Clients`
    Optional<List<String>> shown(String table);

    void show(String table, List<String> titles);

    /// Remembers until the console is closed.
    static ColumnChoice inMemory() {
        Map<String, List<String>> kept = new HashMap<>();
        return new ColumnChoice() {
            @Override
            public Optional<List<String>> shown(String table) {
                return Optional.ofNullable(kept.get(table));
            }

            @Override
            public void show(String table, List<String> titles) {
                kept.put(table, List.copyOf(titles));
            }
        };
    }
}
