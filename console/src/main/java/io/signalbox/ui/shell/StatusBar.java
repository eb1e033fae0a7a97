package io.signalbox.ui.shell;

import io.signalbox.icons.Icon;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.IconView;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.words.StatusWords;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The line at the bottom: are the numbers live, is AWS answering, what went wrong last.
final class StatusBar extends HBox {
    StatusBar(ShellViewModel model, String version, Surroundings around) {
        super(18);
        getStyleClass().add("sb-status");
        setAlignment(Pos.CENTER_LEFT);
        Label error = Labels.bound(Labels.hint(""), model.error);
        error.setMinWidth(60);
        model.failed.addListener((_, _, failed) -> errorStyle(error, failed));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.error);
        error.setTooltip(whole);
        Label product = Labels.hint("Signalbox " + version);
        product.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(
                        state(model.feed, true),
                        link("Resync", "Connect afresh and read all sockets again", around::resync),
                        state(model.aws, false),
                        fixed(Labels.bound(Labels.label(""), model.events)),
                        Labels.spacer(),
                        error,
                        diagnostics(around),
                        product);
    }

    private static Button diagnostics(Surroundings around) {
        Button button = new Button("", new IconView(Icon.COPY, 14));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("sb-flat", "sb-status-icon");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText("Copy diagnostics");
        button.setTooltip(
                new Tooltip("Copy diagnostics: versions, states and last errors; no secrets"));
        button.setOnAction(_ -> copy(around.diagnostics()));
        return button;
    }

    private static Hyperlink link(String text, String help, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("sb-link");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleHelp(help);
        link.setTooltip(new Tooltip(help));
        link.setOnAction(_ -> action.run());
        return link;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static HBox state(ObservableValue<StatusWords> words, boolean dotted) {
        Label text = fixed(Labels.label(""));
        Label detail = fixed(Labels.hint(""));
        HBox box = new HBox(5, text, detail);
        box.setAlignment(Pos.CENTER_LEFT);
        Tooltip help = new Tooltip();
        help.setWrapText(true);
        help.setMaxWidth(420);
        words.addListener(
                (_, _, now) -> {
                    text.setText(now.text());
                    detail.setText(now.detail());
                    detail.setManaged(!now.detail().isEmpty());
                    box.setAccessibleText(now.text() + " " + now.detail());
                    box.setAccessibleHelp(now.help());
                    tone(text, now.tone(), dotted);
                    help.setText(now.help());
                    if (now.help().isEmpty()) {
                        Tooltip.uninstall(box, help);
                    } else {
                        Tooltip.install(box, help);
                    }
                });
        return box;
    }

    private static void tone(Label label, Tone tone, boolean dotted) {
        label.getStyleClass().removeAll("sb-warn-text", "sb-critical-text");
        if (tone.signed()) {
            label.setGraphic(ColourMark.shape(tone));
            label.getStyleClass().add(tone == Tone.WARN ? "sb-warn-text" : "sb-critical-text");
        } else {
            label.setGraphic(dotted ? ColourMark.mark("sb-mark-dot") : null);
        }
    }

    private static void errorStyle(Label error, boolean failed) {
        error.getStyleClass().remove("sb-critical-text");
        error.setGraphic(failed ? ColourMark.shape(Tone.CRITICAL) : null);
        if (failed) {
            error.getStyleClass().add("sb-critical-text");
        }
    }

    private static Label fixed(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
