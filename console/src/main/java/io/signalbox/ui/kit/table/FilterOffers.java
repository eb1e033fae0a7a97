package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.filter.Completion;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// Offers under a filter field what could be typed next. Down and Up choose, Enter or Tab takes, Escape
/// puts them away; typing on is never in the way of them.
final class FilterOffers {
    /// Where completions come from.
    interface Source {
        List<Completion> at(String text, int caret);
    }

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST = 12;

    private final TextField field;
    private final Source source;
    private final Popup popup = new Popup();
    private final VBox list = new VBox();
    private List<Completion> offered = List.of();
    private int chosen = -1;
    private boolean taking;

    FilterOffers(TextField field, Source source) {
        this.field = field;
        this.source = source;
        list.getStyleClass().add("sb-offers");
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        field.textProperty().addListener((_, _, _) -> typed());
        field.focusedProperty().addListener((_, _, _) -> popup.hide());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void typed() {
        // A text that is set by a link is no typing.
        if (!taking && field.isFocused()) {
            // The caret moves after the text has changed.
            io.signalbox.ui.kit.FxThread.later(() -> offer(false));
        }
    }

    private void offer(boolean asked) {
        String text = field.getText();
        int caret = Math.min(field.getCaretPosition(), text.length());
        boolean begun = caret > 0 && !Character.isWhitespace(text.charAt(caret - 1));
        offered = asked || begun ? source.at(text, caret).stream().limit(MOST).toList() : List.of();
        chosen = -1;
        if (offered.isEmpty() || !field.isFocused()) {
            popup.hide();
            return;
        }
        list.getChildren().setAll(offered.stream().map(this::line).toList());
        Bounds place = field.localToScreen(field.getBoundsInLocal());
        if (place != null) {
            popup.show(field, place.getMinX(), place.getMaxY() + 4);
        }
    }

    private Label line(Completion completion) {
        Label label = new Label(completion.shown());
        label.getStyleClass().addAll("sb-mono", "sb-offer");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setOnMousePressed(
                event -> {
                    take(completion);
                    event.consume();
                });
        return label;
    }

    private void pressed(KeyEvent event) {
        boolean handled =
                switch (event.getCode()) {
                    case DOWN -> choose(1);
                    case UP -> popup.isShowing() && choose(-1);
                    case SPACE -> event.isControlDown() && ask();
                    case ENTER -> takeChosen();
                    case TAB -> popup.isShowing() && takeFirst();
                    case ESCAPE -> hide();
                    default -> false;
                };
        if (handled) {
            event.consume();
        }
    }

    private boolean choose(int step) {
        if (!popup.isShowing()) {
            return ask();
        }
        chosen = Math.floorMod(chosen + step + (chosen < 0 && step < 0 ? 1 : 0), offered.size());
        for (int i = 0; i < offered.size(); i++) {
            list.getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
        field.setAccessibleRoleDescription("filter, offers " + offered.get(chosen).shown());
        field.notifyAccessibleAttributeChanged(AccessibleAttribute.ROLE_DESCRIPTION);
        return true;
    }

    private boolean ask() {
        offer(true);
        return popup.isShowing() && choose(1);
    }

    private boolean takeChosen() {
        if (!popup.isShowing() || chosen < 0) {
            return false;
        }
        take(offered.get(chosen));
        return true;
    }

    private boolean takeFirst() {
        take(offered.get(Math.max(0, chosen)));
        return true;
    }

    private boolean hide() {
        boolean was = popup.isShowing();
        popup.hide();
        return was;
    }

    private void take(Completion completion) {
        taking = true;
        try {
            field.setText(completion.in(field.getText()));
            field.positionCaret(completion.caret());
        } finally {
            taking = false;
        }
        offer(false);
    }
}
