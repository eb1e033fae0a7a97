package io.signalbox.ui.kit.dialog;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Dialog;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A dialog that asks nothing: a title, what there is to read, ways to more of it, and the way out.
public final class ReadDialog implements Dialog {
    private final VBox node = new VBox(14);
    private final HBox buttons = new HBox(14);
    private final ActionButton close =
            new ActionButton("Close", ActionButton.Kind.NORMAL, this::cancel);
    private final Runnable over;
    private Runnable closed = () -> {};

    /// @param over run when it is closed, for its maker
    public ReadDialog(String title, double width, Runnable over) {
        this.over = over;
        node.getStyleClass().add("sb-dialog");
        node.setAccessibleRole(AccessibleRole.DIALOG);
        node.setAccessibleText(title);
        node.setPrefWidth(width);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getChildren().addAll(Labels.spacer(), close);
        node.getChildren().addAll(Labels.number2(title), buttons);
    }

    /// Under what is there, above the buttons.
    public ReadDialog add(Node... nodes) {
        node.getChildren().addAll(node.getChildren().size() - 1, List.of(nodes));
        return this;
    }

    /// Buttons at the other end than the way out.
    public ReadDialog actions(ActionButton... more) {
        buttons.getChildren().addAll(0, List.of(more));
        return this;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        close.button().requestFocus();
    }

    @Override
    public void cancel() {
        over.run();
        closed.run();
    }

    @Override
    public void onClosed(Runnable whenClosed) {
        closed = whenClosed;
    }
}
