package io.signalbox.ui.notices;

import io.signalbox.icons.Icon;
import io.signalbox.ui.kit.IconView;
import io.signalbox.ui.kit.Labels;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What was told just now, at the bottom right, for eight seconds; at most three at a time. It never
/// takes the focus. FX thread only.
public final class Toasts extends StackPane {
    private static final int MOST = 3;
    private static final Duration SHOWN = Duration.seconds(8);

    private final VBox stack = new VBox(10);

    public Toasts() {
        setPickOnBounds(false);
        stack.setPickOnBounds(false);
        stack.getStyleClass().add("sb-toasts");
        stack.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(stack, Pos.BOTTOM_RIGHT);
        getChildren().add(stack);
    }

    public void show(NoticeCentre.Told told) {
        Notice notice = told.notice();
        VBox text = new VBox(3);
        if (!notice.environment().isEmpty()) {
            text.getChildren().add(Labels.hint(notice.environment()));
        }
        text.getChildren().add(Labels.wrapping(NoticePanel.sentence(notice)));
        HBox toast = new HBox(10, text, Labels.spacer());
        if (notice.link() != null) {
            Hyperlink open = new Hyperlink("Open " + notice.link().screen().label());
            open.getStyleClass().add("sb-link");
            open.setMinWidth(USE_PREF_SIZE);
            open.setOnAction(
                    _ -> {
                        stack.getChildren().remove(toast);
                        told.open().run();
                    });
            text.getChildren().add(open);
        }
        toast.getChildren().add(close(toast));
        toast.getStyleClass().add("sb-toast");
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(notice.environment() + ": " + notice.sentence());
        stack.getChildren().add(toast);
        while (stack.getChildren().size() > MOST) {
            stack.getChildren().removeFirst();
        }
        PauseTransition pause = new PauseTransition(SHOWN);
        pause.setOnFinished(_ -> stack.getChildren().remove(toast));
        pause.play();
    }

    private Button close(Region toast) {
        Button close = new Button("", new IconView(Icon.CLOSE, 12));
        close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        close.getStyleClass().add("sb-flat");
        close.setAccessibleText("Close the notification");
        close.setOnAction(_ -> stack.getChildren().remove(toast));
        return close;
    }
}
