package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.filter.FilterTerm;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/// The finished terms of a filter, each a button that takes it away; what is still being typed stays in the field. A
/// space or Enter finishes a term, Backspace at the beginning of the field takes the last one back to be changed.
final class FilterChips extends FlowPane {
    private static final double ONE_LINE = 10_000;

    private final TextField field;
    private final StringProperty text;
    private final List<String> terms = new ArrayList<>();
    private boolean telling;

    /// @param text the whole filter: all terms and what is being typed
    FilterChips(TextField field, StringProperty text) {
        super(6, 4);
        getStyleClass().add("sb-chips");
        this.field = field;
        this.text = text;
        setPrefWrapLength(ONE_LINE);
        managedProperty().bind(visibleProperty());
        text.subscribe(this::told);
        field.textProperty().addListener((_, _, now) -> typed(now));
        field.focusedProperty().addListener((_, _, focused) -> left(focused));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        show();
    }

    /// As wide as its chips in one line; where that is too much they take more lines. A flow pane by
    /// itself knows its width only after the first layout, and would be as high as that asked for.
    @Override
    protected double computePrefWidth(double height) {
        double chips = getManagedChildren().stream().mapToDouble(chip -> chip.prefWidth(-1)).sum();
        double gaps = getHgap() * Math.max(0, terms.size() - 1);
        double inside = snapSizeX(chips + gaps) + 1;
        return inside + snappedLeftInset() + snappedRightInset() + terms.size();
    }

    /// Somebody else set the filter: a link, or whoever clears it.
    private void told(String whole) {
        if (telling) {
            return;
        }
        terms.clear();
        terms.addAll(FilterTerm.words(whole));
        quietly(field::clear);
        show();
    }

    private void typed(String now) {
        if (telling) {
            return;
        }
        tell();
        if (FilterTerm.finished(now) > 0) {
            // A text is not changed under the hands of those who hear of its change.
            FxThread.later(this::settle);
        }
    }

    /// Makes chips of the terms that have a space behind them.
    private void settle() {
        String now = field.getText();
        int finished = FilterTerm.finished(now);
        if (finished > 0) {
            terms.addAll(FilterTerm.words(now.substring(0, finished)));
            quietly(() -> set(now.substring(finished)));
            changed();
        }
    }

    private void left(boolean focused) {
        if (!focused) {
            finish();
        }
    }

    /// Makes chips of all that is typed.
    private void finish() {
        if (!field.getText().isBlank()) {
            terms.addAll(FilterTerm.words(field.getText()));
            quietly(field::clear);
            changed();
        }
    }

    private void pressed(KeyEvent event) {
        boolean atStart = field.getCaretPosition() == 0 && field.getSelection().getLength() == 0;
        if (event.getCode() == KeyCode.BACK_SPACE && atStart && !terms.isEmpty()) {
            String last = terms.removeLast();
            quietly(() -> set(last + field.getText()));
            field.positionCaret(last.length());
            changed();
            event.consume();
        }
    }

    private void set(String now) {
        field.setText(now);
        field.positionCaret(now.length());
    }

    private void remove(int place) {
        terms.remove(place);
        changed();
        if (terms.isEmpty()) {
            field.requestFocus();
        } else {
            getChildren().get(Math.min(place, terms.size() - 1)).requestFocus();
        }
    }

    private void changed() {
        show();
        tell();
    }

    private void tell() {
        List<String> whole = new ArrayList<>(terms);
        whole.add(field.getText());
        quietly(() -> text.set(String.join(" ", whole).stripLeading()));
    }

    private void quietly(Runnable change) {
        boolean before = telling;
        telling = true;
        try {
            change.run();
        } finally {
            telling = before;
        }
    }

    private void show() {
        List<Button> chips = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            chips.add(chip(terms.get(i), i));
        }
        getChildren().setAll(chips);
        setVisible(!terms.isEmpty());
    }

    private Button chip(String term, int place) {
        Button chip = new Button(term + " \u2715");
        chip.getStyleClass().add("sb-chip");
        chip.setAccessibleText("Remove filter " + term);
        chip.setMnemonicParsing(false);
        chip.setOnAction(_ -> remove(place));
        chip.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.DELETE
                            || event.getCode() == KeyCode.BACK_SPACE) {
                        remove(place);
                        event.consume();
                    }
                });
        return chip;
    }
}
