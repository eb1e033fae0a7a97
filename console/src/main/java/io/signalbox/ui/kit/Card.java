package io.signalbox.ui.kit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A titled surface: a header line and what belongs together under it.
public final class Card extends VBox {
    private final HBox header = new HBox(14);
    private final HBox end = new HBox(10);
    private final Label heading = Labels.heading("");

    /// A card without a header.
    public Card() {
        getStyleClass().add("sb-card");
        setMinHeight(USE_PREF_SIZE);
    }

    public Card(String title) {
        this();
        heading.setMinWidth(USE_PREF_SIZE);
        header.setAlignment(Pos.CENTER_LEFT);
        end.setAlignment(Pos.CENTER_RIGHT);
        header.getChildren().addAll(heading, Labels.spacer(), end);
        getChildren().add(header);
        setAccessibleRole(AccessibleRole.PARENT);
        retitle(title);
    }

    /// Another title, for a card that shows now this and now that.
    public Card retitle(String title) {
        heading.setText(title);
        setAccessibleText(title);
        return this;
    }

    /// Nodes right after the title: a legend, a remark.
    public Card aside(Node... nodes) {
        header.getChildren().addAll(header.getChildren().size() - 2, List.of(nodes));
        return this;
    }

    /// Nodes at the right end of the header: links, switches, buttons.
    public Card end(Node... nodes) {
        end.getChildren().addAll(nodes);
        return this;
    }

    public Card add(Node... nodes) {
        getChildren().addAll(nodes);
        return this;
    }

    /// Adds a node that takes the height that is left.
    public Card grow(Node node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        getChildren().add(node);
        setMinHeight(USE_COMPUTED_SIZE);
        return this;
    }
}
