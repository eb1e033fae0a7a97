package io.signalbox.ui.workspace;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A question with its two ways; the harmless one has the focus.
final class QuestionView extends VBox {
    private final ActionButton no;

    QuestionView(Question question, Runnable close) {
        getStyleClass().addAll("sb-dialog", "sb-dialog-small");
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(question.title());
        no = new ActionButton(question.no(), ActionButton.Kind.NORMAL, close);
        ActionButton yes =
                new ActionButton(
                        question.yes(),
                        ActionButton.Kind.DANGER,
                        () -> {
                            close.run();
                            question.act().run();
                        });
        HBox buttons = new HBox(14, no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        Labels.wrapping(Labels.number2(question.title())),
                        Labels.wrapping(Labels.text(question.sentence())),
                        buttons);
    }

    void focus() {
        no.button().requestFocus();
    }
}
