package io.signalbox.ui.kit.screen;

import javafx.scene.Node;

/// One screen of the console. Made once; shown and hidden by the shell. All calls on the FX thread.
public interface Screen {
    ScreenId id();

    /// The same node every time.
    Node node();

    /// Called with each new snapshot while the screen is visible, and once when it becomes so. Not
    /// more than four times a second.
    void show(ConsoleSnapshot snapshot);

    /// Called once before the screen is first opened, when it has come into the window unseen, so that its rows need
    /// not be made when it is. Asks nobody for anything; screens whose [#show] would do nothing here.
    default void prepare(ConsoleSnapshot snapshot) {}

    /// Types this into the screen's filter; screens without one ignore it.
    default void filter(String text) {}

    /// Called with each new snapshot whether the screen is visible or not, for screens that gather a
    /// history of their own. Must be cheap and touch no node.
    default void observe(ConsoleSnapshot snapshot) {}
}
