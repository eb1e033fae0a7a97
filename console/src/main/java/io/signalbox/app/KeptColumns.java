package io.signalbox.app;

import io.signalbox.ui.kit.table.ColumnChoice;
import java.util.List;
import java.util.Optional;

/// The columns that the user chose, in the settings file.
record KeptColumns(Preferences preferences) implements ColumnChoice {

    @Override
    public Optional<List<String>> shown(String table) {
        return Optional.ofNullable(preferences.now().columns().get(table));
    }

    @Override
    public void show(String table, List<String> titles) {
        preferences.change(settings -> settings.withColumns(table, titles));
    }
}
