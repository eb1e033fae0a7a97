package io.signalbox.ui.kit.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps which columns of a table the operator put away. FX thread only; an implementation that writes
/// a file does so elsewhere.
public interface ColumnChoice {

    /// The titles of the hidden columns; empty when nothing was chosen for this table yet.
    ///
    /// @param table its name, `Clients`
    Optional<Set<String>> hidden(String table);

    void hide(String table, Set<String> titles);

    /// Remembers until the console is closed.
    static ColumnChoice inMemory() {
        Map<String, Set<String>> kept = new HashMap<>();
        return new ColumnChoice() {
            @Override
            public Optional<Set<String>> hidden(String table) {
                return Optional.ofNullable(kept.get(table));
            }

            @Override
            public void hide(String table, Set<String> titles) {
                kept.put(table, Set.copyOf(titles));
            }
        };
    }
}
