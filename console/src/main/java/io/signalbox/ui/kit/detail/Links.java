package io.signalbox.ui.kit.detail;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;

/// Names that lead somewhere, as many as can be taken in.
public final class Links extends FlowPane {
    private static final int MOST = 60;

    private final Consumer<String> open;
    private List<String> shown = List.of();

    public Links(Consumer<String> open) {
        super(12, 4);
        this.open = open;
    }

    public void show(List<String> names) {
        if (names.equals(shown)) {
            return;
        }
        shown = names;
        getChildren().clear();
        names.stream().limit(MOST).forEach(name -> getChildren().add(link(name)));
        if (names.size() > MOST) {
            getChildren().add(Labels.hint("and " + Numbers.grouped(names.size() - MOST) + " more"));
        }
    }

    private Hyperlink link(String name) {
        Hyperlink link = of(name, () -> open.accept(name));
        // A name may be longer than the pane is wide.
        link.maxWidthProperty().bind(widthProperty());
        return link;
    }

    /// A single one.
    public static Hyperlink of(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("sb-link");
        link.setOnAction(_ -> action.run());
        return link;
    }
}
