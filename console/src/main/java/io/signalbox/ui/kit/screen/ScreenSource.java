package io.signalbox.ui.kit.screen;

import java.util.function.Supplier;

/// A screen that can be made.
///
/// @param make called once at most, on the FX thread
public record ScreenSource(ScreenId id, Supplier<? extends Screen> make) {}
