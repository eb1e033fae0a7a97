package io.signalbox.ui.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The place where one screen is seen. Those that were seen before, or brought here ahead, stay behind it unseen with
/// their style and their cells, so that to open one again is no more than to show it: a node that comes into a window
/// has all its style worked out anew. FX thread only.
final class ScreenStack extends Region {
    /// Beyond any window's edge: what changes in a screen behind another would have its part of the one in front painted
    /// anew.
    private static final double ASIDE = 100_000;

    private @Nullable Node front;
    private @Nullable Entrance entrance;

    /// This screen and no other is seen from now on; one that is still under way here is here at once.
    void open(Node screen) {
        arrived(screen);
        if (!holds(screen)) {
            getChildren().add(screen);
        }
        front = screen;
        screen.relocate(0, 0);
        getChildren().forEach(each -> each.setVisible(each.equals(screen)));
        // Who looks for a part of a screen by its style finds that of this one first.
        screen.toBack();
        requestLayout();
    }

    /// Brings a screen here unseen, in parts.
    ///
    /// @return what brings the next part; null when the screen is here already
    @Nullable Entrance enter(Node screen) {
        if (holds(screen)) {
            return null;
        }
        arriveAll();
        Entrance entering = new Entrance(screen);
        screen.setVisible(false);
        screen.relocate(ASIDE, 0);
        getChildren().add(screen);
        entrance = entering;
        return entering;
    }

    /// Has what is not seen leave the window: until it is brought back, nothing that changes the window's style
    /// has to change theirs too.
    void keepFront() {
        arriveAll();
        getChildren().removeIf(each -> !each.equals(front));
    }

    /// Nothing is under way here any more.
    void arriveAll() {
        if (entrance != null) {
            entrance.finish();
            entrance = null;
        }
    }

    private void arrived(Node screen) {
        if (entrance != null && entrance.of(screen)) {
            arriveAll();
        }
    }

    private boolean holds(Node screen) {
        return getChildren().contains(screen);
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return front == null ? null : front.getContentBias();
    }

    @Override
    protected double computeMinWidth(double height) {
        return front == null ? 0 : front.minWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return front == null ? 0 : front.minHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return front == null ? 0 : front.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return front == null ? 0 : front.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        for (Node child : getManagedChildren()) {
            boolean seen = child.equals(front);
            // What is not seen gets its size once, and again when it is opened.
            if (seen || child.getLayoutBounds().getWidth() == 0) {
                child.resize(getWidth(), getHeight());
            }
            child.relocate(seen ? 0 : ASIDE, 0);
        }
    }
}
