package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.screen.Actions;
import javafx.scene.layout.Region;

/// What every screen with a list is built of: a table that shows what passes its filter, the line above
/// it, and the card around it. FX thread only.
public final class RowList<R> {
    private final RowTable<R> table;
    private final RowFilter<R> filter;

    public RowList(RowTable<R> table, RowFilter<R> filter) {
        this.table = table;
        this.filter = filter;
        filter.shown().subscribe(shown -> table.show(shown.rows()));
    }

    /// A line with everything: filter by columns, choice of columns, export.
    ///
    /// @param example what can be typed into the filter
    public TableBar<R> bar(String example, RowFile<R> file, Actions actions) {
        return new TableBar<>(file.name(), example, table, filter, file, actions);
    }

    /// A line that filters by any text, and no more.
    public FilterField field(String name, String example) {
        return new FilterField(name, example, filter.text());
    }

    /// The card that takes the height there is; what is told of the chosen row stands beside it.
    public Card filling() {
        return flush(new Card().grow(table));
    }

    /// The card no higher than its rows; what is told of the chosen row stands below it.
    public Card hugging() {
        Card card = flush(new Card().grow(table.hug()));
        card.setMaxHeight(Region.USE_PREF_SIZE);
        return card;
    }

    private static Card flush(Card card) {
        card.getStyleClass().add("sb-card-flush");
        return card;
    }
}
