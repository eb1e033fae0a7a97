package io.signalbox.ui.kit.dialog;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The layer over all else that holds one dialog: dims what lies under it, keeps the focus inside and
/// gives it back afterwards. FX thread only.
public final class DialogLayer extends StackPane {
    private final Region scrim = new Region();
    private final ChangeListener<@Nullable Node> guard = (_, _, now) -> keepInside(now);
    private @Nullable Node before;
    private @Nullable Runnable refocus;
    private @Nullable Runnable escape;

    public DialogLayer() {
        scrim.getStyleClass().add("sb-scrim");
        setVisible(false);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && escape != null) {
                        escape.run();
                    }
                    event.consume();
                });
    }

    /// @param focus puts the focus onto the harmless way out
    /// @param close what Escape does
    public void open(Region dialog, Runnable focus, Runnable close) {
        refocus = focus;
        escape = close;
        dialog.setMaxSize(680, USE_PREF_SIZE);
        setMargin(dialog, new Insets(24));
        getChildren().setAll(scrim, dialog);
        setVisible(true);
        Scene scene = getScene();
        if (scene != null) {
            before = scene.getFocusOwner();
            scene.focusOwnerProperty().addListener(guard);
        }
        focus.run();
    }

    public void close() {
        Scene scene = getScene();
        if (scene != null) {
            scene.focusOwnerProperty().removeListener(guard);
        }
        setVisible(false);
        getChildren().clear();
        if (before != null) {
            before.requestFocus();
        }
        before = null;
        refocus = null;
        escape = null;
    }

    public boolean isOpen() {
        return isVisible();
    }

    private void keepInside(@Nullable Node now) {
        if (now != null && refocus != null && !isInside(now)) {
            refocus.run();
        }
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(this)) {
                return true;
            }
        }
        return false;
    }
}
