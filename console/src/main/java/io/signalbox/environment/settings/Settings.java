package io.signalbox.environment.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a user chose.
///
/// @param light the light theme rather than the dark one
/// @param textPercent size of all text, 100 to 200
/// @param sound whether a notification makes one
/// @param window its size in pixels
/// @param muted environments whose notifications are only listed
/// @param columns the columns shown of each table, in order, by the table's name; a table that is not
///     named shows its own choice
public record Settings(
        boolean light,
        int textPercent,
        boolean sound,
        WindowSize window,
        Set<String> muted,
        Map<String, List<String>> columns) {

    public static final int SMALLEST_TEXT = 100;
    public static final int LARGEST_TEXT = 200;

    public static final Settings USUAL =
            new Settings(false, 100, false, new WindowSize(1440, 900), Set.of(), Map.of());

    /// @param width at least 1100
    /// @param height at least 700
    public record WindowSize(int width, int height) {
        public WindowSize {
            width = Math.clamp(width, 1100, 16_000);
            height = Math.clamp(height, 700, 16_000);
        }
    }

    public Settings {
        textPercent = Math.clamp(textPercent, SMALLEST_TEXT, LARGEST_TEXT);
        muted = Set.copyOf(new TreeSet<>(muted));
        columns = Map.copyOf(new TreeMap<>(columns));
    }

    public Settings withLight(boolean chosen) {
        return new Settings(chosen, textPercent, sound, window, muted, columns);
    }

    public Settings withTextPercent(int chosen) {
        return new Settings(light, chosen, sound, window, muted, columns);
    }

    public Settings withSound(boolean chosen) {
        return new Settings(light, textPercent, chosen, window, muted, columns);
    }

    public Settings withWindow(WindowSize chosen) {
        return new Settings(light, textPercent, sound, chosen, muted, columns);
    }

    public Settings withMuted(Set<String> chosen) {
        return new Settings(light, textPercent, sound, window, chosen, columns);
    }

    public Settings withColumns(String table, List<String> chosen) {
        Map<String, List<String>> all = new TreeMap<>(columns);
        all.put(table, List.copyOf(chosen));
        return new Settings(light, textPercent, sound, window, muted, all);
    }
}
