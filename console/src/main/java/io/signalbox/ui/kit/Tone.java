package io.signalbox.ui.kit;

/// How loudly a value speaks. What is well is silent.
public enum Tone {
    NORMAL("", ""),
    /// Stale, unknown, of no account.
    QUIET("sb-quiet", ""),
    /// Needs attention; always with ▲.
    WARN("sb-warn", "sb-mark-warn"),
    /// Broken; always with ✕.
    CRITICAL("sb-critical", "sb-mark-critical");

    private final String style;
    private final String markStyle;

    Tone(String style, String markStyle) {
        this.style = style;
        this.markStyle = markStyle;
    }

    /// Style class of a table cell; empty for none.
    public String style() {
        return style;
    }

    /// Style class of the sign before the text; empty for none.
    public String markStyle() {
        return markStyle;
    }

    public boolean signed() {
        return !markStyle.isEmpty();
    }
}
