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
        getStyleClass().removeAll(CHANGING);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        setText(column.text().apply(row));
        Tone tone = column.tone().apply(row);
        Colour colour = column.colour().apply(row);
        setGraphic(sign(tone, colour));
        String style = colour == null ? tone.style() : "sb-" + colour.word();
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
