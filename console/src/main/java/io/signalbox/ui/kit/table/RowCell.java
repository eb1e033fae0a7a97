package io.signalbox.ui.kit.table;

import io.signalbox.environment.Colour;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// Shows one [Column] of one row.
final class RowCell<R> extends TableCell<R, R> {
    private static final List<String> CHANGING =
            List.of("sb-quiet", "sb-warn", "sb-critical", "sb-blue", "sb-green");

    private final Column<R> column;
    private Tone tone = Tone.NORMAL;
    private @Nullable Colour colour;

    RowCell(Column<R> column) {
        this.column = column;
        setGraphicTextGap(6);
        switch (column.kind()) {
            case TEXT -> {}
            case MONO -> getStyleClass().add("sb-cell-mono");
            case NUMBER -> getStyleClass().add("sb-cell-number");
        }
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            dress(Tone.NORMAL, null);
        } else {
            setText(column.text().apply(row));
            dress(column.tone().apply(row), column.colour().apply(row));
        }
    }

    /// Touches nothing that stays: rows change in the middle of a layout, where a new style or a new node
    /// makes the toolkit paint the whole window once more.
    private void dress(Tone newTone, @Nullable Colour newColour) {
        if (newTone == tone && newColour == colour) {
            return;
        }
        tone = newTone;
        colour = newColour;
        setGraphic(sign(newTone, newColour));
        String style = newColour == null ? newTone.style() : "sb-" + newColour.word();
        getStyleClass().removeAll(CHANGING);
        if (!style.isEmpty()) {
            getStyleClass().add(style);
        }
    }

    private static @Nullable Node sign(Tone tone, @Nullable Colour colour) {
        if (colour != null) {
            return ColourMark.shape(colour);
        }
        return tone.signed() ? ColourMark.shape(tone) : null;
    }
}
