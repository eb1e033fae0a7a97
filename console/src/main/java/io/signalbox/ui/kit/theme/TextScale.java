package io.signalbox.ui.kit.theme;

import javafx.scene.Node;
import javafx.scene.Scene;

/// How large text is in a scene, for what is drawn or laid out without a stylesheet.
public final class TextScale {
    static final Object KEY = TextScale.class;

    private TextScale() {}

    /// 1.0 as designed, up to 2.0.
    public static double of(Node node) {
        Scene scene = node.getScene();
        return scene != null && scene.getProperties().get(KEY) instanceof Integer percent
                ? percent / 100.0
                : 1;
    }
}
