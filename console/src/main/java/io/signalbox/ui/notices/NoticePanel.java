package io.signalbox.ui.notices;

import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/// The list of what was told, and how loudly to tell.
public final class NoticePanel {

    /// How the operator wants to be told.
    ///
    /// @param sound whether it makes one
    /// @param missing what this machine cannot do of it, one sentence each
    /// @param muted hears the environments that are muted from now on
    public record Loudness(
            boolean sound,
            List<String> missing,
            Consumer<Boolean> change,
            Consumer<Set<String>> muted) {
        public Loudness {
            missing = List.copyOf(missing);
        }
    }

    private NoticePanel() {}

    /// Opens the list beside the node.
    ///
    /// @param environment that can be muted here; null for none
    public static void open(
            Node owner, NoticeCentre centre, @Nullable String environment, Loudness loudness) {
        VBox list = new VBox(10);
        PopOver popOver = new PopOver();
        List<NoticeCentre.Told> all = centre.all();
        if (all.isEmpty()) {
            list.getChildren().add(Labels.empty("Nothing was told yet"));
        }
        all.forEach(told -> list.getChildren().add(entry(told, popOver)));
        ScrollPane scroll = new ScrollArea(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("sb-notices");
        VBox content = new VBox(14, Labels.heading("Notifications"), all.isEmpty() ? list : scroll);
        content.getStyleClass().add("sb-popover");
        if (environment != null) {
            CheckBox mute = new CheckBox("Mute " + environment);
            mute.setSelected(centre.muted(environment));
            mute.setOnAction(
                    _ -> {
                        centre.mute(environment, mute.isSelected());
                        loudness.muted().accept(centre.muted());
                    });
            content.getChildren().add(mute);
        }
        CheckBox sound = new CheckBox("Make a sound");
        sound.setSelected(loudness.sound());
        sound.setOnAction(_ -> loudness.change().accept(sound.isSelected()));
        Button close = new Button("Close");
        close.setOnAction(_ -> popOver.hide());
        loudness.missing()
                .forEach(
                        sentence ->
                                content.getChildren().add(Labels.wrapping(Labels.hint(sentence))));
        HBox bottom = new HBox(14, sound, Labels.spacer(), close);
        content.getChildren().add(bottom);
        popOver.setContentNode(content);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setAnimated(false);
        popOver.show(owner);
        close.requestFocus();
        centre.seen();
    }

    private static Node entry(NoticeCentre.Told told, PopOver popOver) {
        Notice notice = told.notice();
        HBox head =
                new HBox(
                        10,
                        Labels.mono(Numbers.clock(notice.at())),
                        Labels.hint(notice.environment()));
        VBox entry = new VBox(3, head, Labels.wrapping(sentence(notice)));
        if (notice.link() != null) {
            Hyperlink open = new Hyperlink("Open " + notice.link().screen().label());
            open.getStyleClass().add("sb-link");
            open.setAccessibleHelp(notice.sentence());
            open.setOnAction(
                    _ -> {
                        popOver.hide();
                        told.open().run();
                    });
            entry.getChildren().add(open);
        }
        return entry;
    }

    /// With its sign.
    static Label sentence(Notice notice) {
        return switch (notice.level()) {
            case CRITICAL -> ColourMark.critical(notice.sentence());
            case WARN -> ColourMark.warn(notice.sentence());
            case INFO -> Labels.text(notice.sentence());
        };
    }
}
