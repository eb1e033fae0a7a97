package io.signalbox.ui.workspace;

import io.signalbox.environment.EnvironmentKind;
import io.signalbox.icons.Icon;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.IconView;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The tabs by name across the top; each is a button beside a button that closes it.
final class TabStrip extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Consumer<Tab> select;
    private final Consumer<Tab> close;
    private final HBox tabs = new HBox();

    TabStrip(Consumer<Tab> select, Consumer<Tab> close, Runnable more) {
        this.select = select;
        this.close = close;
        getStyleClass().add("sb-tabs");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TAB_PANE);
        setAccessibleText("Open environments");
        Button plus = icon(Icon.PLUS, "Open another environment", more);
        plus.setTooltip(new Tooltip("Open another environment  Ctrl+T"));
        getChildren().addAll(tabs, plus);
    }

    void show(List<Tab> all, @Nullable Tab current) {
        tabs.getChildren()
                .setAll(all.stream().map(tab -> entry(tab, tab.equals(current))).toList());
    }

    private Node entry(Tab tab, boolean current) {
        Button name = new Button("", mark(tab.kind()));
        name.textProperty().bind(tab.title());
        name.getStyleClass().add("sb-tab-name");
        name.setAccessibleRole(AccessibleRole.TAB_ITEM);
        name.accessibleTextProperty()
                .bind(tab.title().map(title -> title + (current ? ", current tab" : ", tab")));
        name.setOnAction(_ -> select.accept(tab));
        Button out = icon(Icon.CLOSE, "", () -> close.accept(tab));
        out.accessibleTextProperty().bind(tab.title().map(title -> "Close " + title));
        out.setTooltip(new Tooltip("Close  Ctrl+W"));
        HBox box = new HBox(name, out);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("sb-tab");
        if (tab.kind() != null) {
            box.getStyleClass().add("env-" + tab.kind().word());
        }
        box.pseudoClassStateChanged(CURRENT, current);
        return box;
    }

    private static @Nullable Node mark(@Nullable EnvironmentKind kind) {
        return kind == null ? null : ColourMark.mark("sb-mark-environment");
    }

    private static Button icon(Icon icon, String name, Runnable action) {
        Button button = new Button("", new IconView(icon, 12));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("sb-flat");
        button.setAccessibleText(name);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
