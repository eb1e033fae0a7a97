package io.signalbox.ui.kit.detail;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A card beside a table: a title that stays, and sections under it that scroll. FX thread only.
public final class DetailPane extends VBox {
    private static final double WIDTH = 340;
    private static final double LEAST = 280;

    private final Label title = Labels.heading("");
    private final VBox body = new VBox(16);

    public DetailPane(String name) {
        getStyleClass().add("sb-card");
        setAccessibleText(name);
        setMinWidth(LEAST);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        body.getStyleClass().add("sb-detail");
        ScrollPane scroll = new ScrollArea(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
        hide();
    }

    /// Sections in their order; one of them may be hidden while it has nothing to say.
    public DetailPane sections(Section... sections) {
        body.getChildren().setAll(sections);
        return this;
    }

    public void show(String newTitle) {
        title.setText(newTitle);
        setVisible(true);
        setManaged(true);
    }

    public void hide() {
        setVisible(false);
        setManaged(false);
    }

    /// The table with this beside it.
    public HBox beside(Node table) {
        HBox.setHgrow(table, Priority.ALWAYS);
        return new HBox(14, table, this);
    }

    /// A heading and what belongs under it.
    public static final class Section extends VBox {
        private final HBox head = new HBox(10);
        private final Label heading;

        public Section(String name, Node... content) {
            super(6);
            heading = Labels.label(name);
            heading.getStyleClass().add("sb-strong");
            head.getChildren().addAll(heading, Labels.spacer());
            getChildren().add(head);
            getChildren().addAll(List.of(content));
        }

        public void rename(String name) {
            heading.setText(name);
        }

        /// Something at the right end of the heading's line.
        public Section end(Node node) {
            head.getChildren().add(node);
            return this;
        }

        public void shown(boolean shown) {
            setVisible(shown);
            setManaged(shown);
        }
    }
}
