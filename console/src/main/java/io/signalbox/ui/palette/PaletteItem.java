package io.signalbox.ui.palette;

import io.signalbox.ui.kit.screen.Availability;

/// One thing that can be had by name.
///
/// @param group what it is: `Screen`, `Server`, `Action on Traffic`
/// @param keys the shortcut that does the same; empty for none
public record PaletteItem(
        String name, String group, String keys, Availability availability, Runnable action) {

    public static PaletteItem of(String name, String group, Runnable action) {
        return new PaletteItem(name, group, "", Availability.POSSIBLE, action);
    }

    public static PaletteItem of(String name, String group, String keys, Runnable action) {
        return new PaletteItem(name, group, keys, Availability.POSSIBLE, action);
    }
}
