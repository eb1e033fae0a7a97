package io.signalbox.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ScrollPaneSkin;

/// A scroll pane that paints only what changes. The toolkit's own keeps all that is in view as one
/// picture, which makes scrolling cheap and every other change dear: a clock that moves on paints the
/// whole screen anew, which without a graphics card takes longer than a frame may.
public class ScrollArea extends ScrollPane {

    public ScrollArea() {}

    public ScrollArea(Node content) {
        super(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = new ScrollPaneSkin(this);
        Node viewport = lookup(".viewport");
        if (viewport != null) {
            viewport.setCache(false);
        }
        return skin;
    }
}
