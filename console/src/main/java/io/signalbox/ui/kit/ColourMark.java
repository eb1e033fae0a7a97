package io.signalbox.ui.kit;

import io.signalbox.environment.Colour;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The signs of the two fleets, ■ blue and ◆ green, and those of trouble, ▲ and ✕.
public final class ColourMark {
    private ColourMark() {}

    /// `■ blue`: sign and word.
    public static Label of(Colour colour) {
        return of(colour, colour.word());
    }

    /// The sign with a text of its own: `■ 50`, `◆ 6,108`.
    public static Label of(Colour colour, String text) {
        Label label = new Label(text, shape(colour));
        label.setGraphicTextGap(6);
        label.getStyleClass().add("sb-colour-" + colour.word());
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// `▲ text`, something to look at.
    public static Label warn(String text) {
        return sign("sb-mark-warn", "sb-warn-text", text);
    }

    /// `✕ text`, something is broken.
    public static Label critical(String text) {
        return sign("sb-mark-critical", "sb-critical-text", text);
    }

    /// The bare sign.
    public static Region shape(Colour colour) {
        return mark("sb-mark-" + colour.word());
    }

    /// The bare sign for a tone that is [Tone#signed].
    public static Region shape(Tone tone) {
        return mark(tone.markStyle());
    }

    /// A sign by its style class.
    public static Region mark(String style) {
        Region mark = new Region();
        mark.getStyleClass().addAll("sb-mark", style);
        return mark;
    }

    private static Label sign(String markStyle, String textStyle, String text) {
        Label label = new Label(text, mark(markStyle));
        label.setGraphicTextGap(6);
        label.getStyleClass().add(textStyle);
        return label;
    }
}
