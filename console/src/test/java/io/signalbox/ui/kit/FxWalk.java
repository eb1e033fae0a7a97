package io.signalbox.ui.kit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.testfx.api.FxRobot;

/// Finds what is on a stage by the words of an operator, presses it and types into it.
public final class FxWalk {
    private final FxStage stage;
    private final FxRobot robot = new FxRobot();

    public FxWalk(FxStage stage) {
        this.stage = stage;
    }

    /// Focuses the button that says so, or is called so for a screen reader, and presses the space
    /// bar.
    public void press(String name) {
        ButtonBase button = button(name);
        stage.run(button::requestFocus);
        robot.type(javafx.scene.input.KeyCode.SPACE);
        stage.settle();
    }

    public boolean isDisabled(String name) {
        return stage.call(() -> button(name).isDisabled());
    }

    /// Why it cannot be pressed.
    public String reasonOf(String name) {
        return stage.call(() -> String.valueOf(button(name).getParent().getAccessibleHelp()));
    }

    public ButtonBase button(String name) {
        return find(
                ButtonBase.class,
                b -> name.equals(b.getAccessibleText()) || name.equals(b.getText()),
                name);
    }

    /// Replaces what stands in the field, key by key.
    public void type(String field, String text) {
        TextInputControl control = field(field);
        stage.run(
                () -> {
                    control.requestFocus();
                    control.clear();
                });
        robot.write(text, 0);
        stage.settle();
    }

    public String valueOf(String field) {
        return stage.call(() -> field(field).getText());
    }

    private TextInputControl field(String name) {
        return find(TextInputControl.class, f -> name.equals(f.getAccessibleText()), name);
    }

    /// Every text that is shown.
    public Set<String> texts() {
        return stage.call(
                () -> {
                    Set<String> texts = new LinkedHashSet<>();
                    for (Node node : all()) {
                        if (node instanceof Labeled labeled
                                && shown(node)
                                && labeled.getText() != null) {
                            texts.add(labeled.getText());
                        }
                    }
                    return texts;
                });
    }

    private <N extends Node> N find(Class<N> type, Predicate<N> wanted, String name) {
        return stage.call(
                () ->
                        all().stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(node -> shown(node) && wanted.test(node))
                                .reduce((_, last) -> last)
                                .orElseThrow(() -> new NoSuchElementException(name)));
    }

    private List<Node> all() {
        return List.copyOf(stage.scene().getRoot().lookupAll("*"));
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
