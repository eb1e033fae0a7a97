package io.signalbox.ui.kit.chart;

import io.signalbox.environment.Colour;
import java.util.Locale;

/// The theme's colours by name, for what is drawn on a canvas. Values live in the theme's stylesheet.
public enum Ink {
    BG,
    BG1,
    BG2,
    LINE,
    LINE2,
    FG,
    FG2,
    FG3,
    ACCENT,
    BLUE,
    BLUE_SOFT,
    GREEN,
    GREEN_SOFT,
    WARN,
    CRITICAL;

    /// The CSS property by which an [Inks] reads this colour.
    public String property() {
        return "-sb-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Ink of(Colour colour) {
        return colour == Colour.BLUE ? BLUE : GREEN;
    }
}
