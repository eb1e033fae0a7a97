package io.signalbox.ui.shell;

import io.signalbox.environment.EnvironmentKind;
import io.signalbox.icons.Icon;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.IconView;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Availability;
import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// The line and the band across the top: which fleet this is, who we are there, and whether the
/// console may write.
final class EnvironmentBand extends VBox {
    private static final List<Duration> TIMES =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    private final ArmingSwitch arming;

    EnvironmentBand(
            ShellViewModel model, ArmingSwitch arming, Surroundings around, Runnable switchTheme) {
        this.arming = arming;
        getStyleClass().add("sb-band");
        Region line = new Region();
        line.getStyleClass().add("sb-band-line");
        HBox band = new HBox(18);
        band.getStyleClass().add("sb-band-row");
        band.setAlignment(Pos.CENTER_LEFT);
        band.getChildren()
                .addAll(
                        environmentTag(model.kindWord),
                        Labels.bound(fixed(Labels.heading("")), model.name),
                        optional(model.account),
                        optional(model.region),
                        optional(model.role),
                        Labels.spacer(),
                        readOnly(model),
                        armed(model),
                        doors(around, switchTheme));
        getChildren().addAll(line, band);
        model.kind.addListener((_, before, now) -> kind(before, now));
        kind(EnvironmentKind.OTHER, model.kind.get());
    }

    /// `■ Lab`; its colour comes from the surrounding `.env-…` class.
    static Label environmentTag(ObservableValue<String> word) {
        Label tag = new Label("", ColourMark.mark("sb-mark-environment"));
        tag.textProperty().bind(word);
        tag.getStyleClass().addAll("sb-tag", "sb-tag-environment");
        tag.setMinWidth(USE_PREF_SIZE);
        return tag;
    }

    static String style(EnvironmentKind kind) {
        return "env-" + kind.word();
    }

    private void kind(EnvironmentKind before, EnvironmentKind now) {
        getStyleClass().remove(style(before));
        getStyleClass().add(style(now));
    }

    private static Label fixed(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label optional(ObservableValue<String> text) {
        Label label = Labels.bound(Labels.text(""), text);
        label.getStyleClass().setAll("label", "sb-band-text");
        label.visibleProperty().bind(text.map(value -> !value.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Node readOnly(ShellViewModel model) {
        Label tag = new Label("Read-only");
        tag.getStyleClass().addAll("sb-tag", "sb-tag-quiet");
        tag.setMinWidth(USE_PREF_SIZE);
        ActionButton arm = new ActionButton("Arm…", ActionButton.Kind.NORMAL, () -> {});
        arm.small();
        arm.button().setOnAction(_ -> choose(arm));
        arm.availability(model.writable.map(EnvironmentBand::mayArm));
        HBox box = new HBox(14, tag, arm);
        box.setAlignment(Pos.CENTER_RIGHT);
        shownWhile(box, model.armed.not());
        return box;
    }

    static Availability mayArm(boolean writable) {
        return writable
                ? Availability.POSSIBLE
                : Availability.impossible(
                        "The servers offer no actions and there is no AWS part, so there is"
                                + " nothing to change");
    }

    private Node armed(ShellViewModel model) {
        Button chip = new Button("", ColourMark.mark("sb-mark-warn"));
        chip.textProperty().bind(model.armedText);
        chip.getStyleClass().addAll("sb-armed");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setTooltip(new Tooltip("Back to read-only"));
        chip.setAccessibleHelp("Press to go back to read-only");
        chip.setOnAction(_ -> arming.disarm());
        shownWhile(chip, model.armed);
        return chip;
    }

    private static void shownWhile(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    private void choose(Node owner) {
        VBox choices = new VBox(8, Labels.heading("Allow changes for"));
        PopOver popOver = new PopOver(choices);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setAnimated(false);
        for (Duration time : TIMES) {
            Button choice = new Button(time.toMinutes() + " min");
            choice.setMaxWidth(Double.MAX_VALUE);
            choice.setOnAction(
                    _ -> {
                        popOver.hide();
                        arming.arm(time);
                    });
            choices.getChildren().add(choice);
        }
        choices.getChildren().add(Labels.hint("Every change still shows its plan first"));
        choices.getStyleClass().add("sb-popover");
        popOver.show(owner);
    }

    private static HBox doors(Surroundings around, Runnable switchTheme) {
        Button bell = icon(Icon.BELL, "Notifications", "Notifications", () -> {});
        bell.setOnAction(_ -> around.openNotices(bell));
        around.unseenNotices()
                .subscribe(
                        count -> {
                            int unseen = count.intValue();
                            bell.setText(unseen == 0 ? "" : Integer.toString(unseen));
                            bell.setContentDisplay(
                                    unseen == 0
                                            ? ContentDisplay.GRAPHIC_ONLY
                                            : ContentDisplay.LEFT);
                            bell.setAccessibleText(
                                    unseen == 0
                                            ? "Notifications"
                                            : "Notifications, " + unseen + " new");
                        });
        HBox doors =
                new HBox(
                        2,
                        icon(
                                Icon.SEARCH,
                                "Command palette",
                                "Command palette  Ctrl+K",
                                around::openPalette),
                        icon(
                                Icon.ENVIRONMENTS,
                                "Environments",
                                "Environments  Ctrl+T",
                                around::openEnvironments),
                        bell,
                        icon(
                                Icon.THEME,
                                "Switch between light and dark",
                                "Light or dark",
                                switchTheme),
                        icon(Icon.HELP, "Shortcuts", "Shortcuts  ?", around::openShortcuts));
        doors.setAlignment(Pos.CENTER_RIGHT);
        doors.setMinWidth(USE_PREF_SIZE);
        return doors;
    }

    private static Button icon(Icon icon, String name, String tip, Runnable action) {
        Button button = new Button("", new IconView(icon, 16));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("sb-flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
