package io.signalbox.ui.kit.tile;

import io.signalbox.environment.Colour;
import io.signalbox.ui.kit.ColourMark;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One bar divided between blue and green. A side that has something is never narrower than its
/// words.
public final class SplitBar extends Region {
    private static final double HEIGHT = 22;

    private final String name;
    private final Label blue = side(Colour.BLUE);
    private final Label green = side(Colour.GREEN);
    private double blueValue;
    private double greenValue;

    /// @param name what is divided, for screen readers
    public SplitBar(String name) {
        this.name = name;
        getStyleClass().add("sb-split");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(blue, green);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        show(0, "", 0, "");
    }

    public void show(double blueShare, String blueText, double greenShare, String greenText) {
        blueValue = blueShare;
        greenValue = greenShare;
        blue.setText(blueText);
        green.setText(greenText);
        blue.setVisible(blueShare > 0);
        green.setVisible(greenShare > 0);
        setAccessibleText(name + ": blue " + blueText + ", green " + greenText);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double sum = blueValue + greenValue;
        if (sum <= 0 || width <= 0) {
            return;
        }
        double split = width * blueValue / sum;
        double lowest = blueValue > 0 ? Math.min(width, blue.prefWidth(HEIGHT)) : 0;
        double highest = width - (greenValue > 0 ? Math.min(width, green.prefWidth(HEIGHT)) : 0);
        double at = snapPositionX(Math.clamp(split, Math.min(lowest, highest), highest));
        blue.resizeRelocate(0, 0, at, HEIGHT);
        green.resizeRelocate(at, 0, width - at, HEIGHT);
    }

    private static Label side(Colour colour) {
        Label label = ColourMark.of(colour, "");
        label.getStyleClass().addAll("sb-split-side", "sb-split-" + colour.word());
        return label;
    }
}
