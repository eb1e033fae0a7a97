package io.signalbox.ui.kit.screen;

import javafx.scene.layout.Region;

/// A question over the screens. Made for one asking. FX thread only.
public interface Dialog {
    Region node();

    /// Puts the focus where one begins.
    void focus();

    /// What Escape does: the harmless way out.
    void cancel();

    /// Told once by whoever shows it: what to run when the question is answered or dropped.
    void onClosed(Runnable close);
}
