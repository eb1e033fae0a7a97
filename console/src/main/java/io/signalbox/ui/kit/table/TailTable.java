package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.FxThread;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Keeps the end of a [RowTable] in view while rows are added there. Scrolling up, or choosing a row,
/// stops that; from then on the rows that are looked at stay where they are. The End key, scrolling
/// down to the end and [#follow] take it up again. Following ends too while rows are sorted.
///
/// @param <R> an immutable row
public final class TailTable<R> {
    private final RowTable<R> owner;
    private final TableView<R> table;
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);

    public TailTable(RowTable<R> owner) {
        this.owner = owner;
        this.table = owner.table();
        owner.anchored(this::anchor);
        table.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        // What stands above the table may come and go.
        table.heightProperty().addListener((_, _, _) -> FxThread.later(this::toTheEnd));
        owner.chosen()
                .addListener(
                        (_, _, rows) -> {
                            if (!rows.isEmpty()) {
                                following.set(false);
                            }
                        });
    }

    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /// Shows the newest from now on.
    public void follow() {
        owner.selectNothing();
        following.set(true);
        toTheEnd();
    }

    private void toTheEnd() {
        if (anchor() == RowTable.Anchor.END && !table.getItems().isEmpty()) {
            table.scrollTo(table.getItems().size() - 1);
        }
    }

    private RowTable.Anchor anchor() {
        if (!table.getSortOrder().isEmpty()) {
            return RowTable.Anchor.PLACE;
        }
        return following.get() ? RowTable.Anchor.END : RowTable.Anchor.ROW;
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() > 0) {
            following.set(false);
        } else if (event.getDeltaY() < 0) {
            FxThread.later(this::followAtTheEnd);
        }
    }

    private void followAtTheEnd() {
        IndexedCell<?> last =
                table.lookup(".virtual-flow") instanceof VirtualFlow<?> cells
                        ? cells.getLastVisibleCell()
                        : null;
        if (last != null
                && last.getIndex() >= table.getItems().size() - 1
                && owner.chosen().get().isEmpty()) {
            following.set(true);
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case UP, PAGE_UP, HOME -> following.set(false);
            case END -> {
                follow();
                event.consume();
            }
            default -> {}
        }
    }

    private void pressed(MouseEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null;
                at != null;
                at = at.getParent()) {
            if (at instanceof ScrollBar) {
                following.set(false);
                return;
            }
        }
    }
}
