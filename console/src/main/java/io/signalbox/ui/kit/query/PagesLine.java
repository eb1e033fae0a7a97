package io.signalbox.ui.kit.query;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Which page is shown and the way to the others; there only while rows come page by page.
public final class PagesLine extends HBox {
    public PagesLine(QueryPages<?> pages) {
        super(14);
        Label state = Labels.wrapping(Labels.bound(Labels.hint(""), pages.state()));
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        getChildren()
                .addAll(
                        state,
                        page("Ask again", pages::firstPage),
                        page("First page", pages::firstPage).availability(pages.first()),
                        page("Next page", pages::nextPage).availability(pages.next()));
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(pages.active());
        managedProperty().bind(visibleProperty());
    }

    private static ActionButton page(String text, Runnable action) {
        return new ActionButton(text, ActionButton.Kind.NORMAL, action).small();
    }
}
