package io.signalbox.ui.shell;

import io.signalbox.ui.kit.IconView;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ScreenId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The screens by name at the left, in groups, with what they count.
final class Rail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    Rail(ShellViewModel model, List<ScreenId> screens, Consumer<ScreenId> open) {
        getStyleClass().add("sb-rail");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText("Screens");
        String group = "";
        for (ScreenId screen : screens) {
            if (!screen.group().equals(group)) {
                group = screen.group();
                Label heading = Labels.label(group);
                heading.getStyleClass().add("sb-rail-group");
                getChildren().add(heading);
            }
            getChildren().add(entry(model, screen, open));
        }
    }

    void current(ScreenId screen) {
        getChildren().stream()
                .filter(Button.class::isInstance)
                .forEach(n -> n.pseudoClassStateChanged(CURRENT, screen.equals(n.getUserData())));
    }

    private static Button entry(ShellViewModel model, ScreenId screen, Consumer<ScreenId> open) {
        Label name = new Label(screen.label());
        name.getStyleClass().add("sb-rail-name");
        name.setMinWidth(USE_PREF_SIZE);
        Label count = Labels.bound(Labels.label(""), model.count(screen));
        count.getStyleClass().add("sb-rail-count");
        HBox row = new HBox(10, new IconView(screen.icon(), 16), name, Labels.spacer(), count);
        row.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(row);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("sb-rail-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.setUserData(screen);
        button.accessibleTextProperty()
                .bind(Bindings.concat(screen.label(), " ", model.count(screen)));
        button.setTooltip(new Tooltip(screen.label() + "  Ctrl+" + screen.digit()));
        button.setOnAction(_ -> open.accept(screen));
        return button;
    }
}
