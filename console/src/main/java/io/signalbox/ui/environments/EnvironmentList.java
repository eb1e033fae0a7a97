package io.signalbox.ui.environments;

import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.screen.ActionButton;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Every environment of the file in a line of its own, with what can be done with it.
final class EnvironmentList extends VBox {
    private final EnvironmentsPage page;
    private final EnvironmentsPage.Owner owner;
    private final VBox rows = new VBox(10);
    private final VBox remarks = new VBox(6);
    private final ActionButton create;

    EnvironmentList(EnvironmentsPage page, EnvironmentsPage.Owner owner, Path file) {
        this.page = page;
        this.owner = owner;
        getStyleClass().add("sb-screen");
        create = new ActionButton("New environment…", ActionButton.Kind.PRIMARY, page::create);
        HBox header =
                new HBox(
                        14,
                        Labels.screenTitle("Environments"),
                        Labels.hint(file.toString()),
                        Labels.spacer(),
                        new ActionButton("Start the lab", ActionButton.Kind.NORMAL, owner::openLab),
                        new ActionButton(
                                "Read the file again", ActionButton.Kind.NORMAL, page::reload),
                        create);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(32);
        ScrollPane scroll = new ScrollArea(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, remarks, scroll);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Environments");
    }

    void focus() {
        create.button().requestFocus();
    }

    void show(EnvironmentStore.Listing listing) {
        remarks.getChildren().removeIf(node -> "fault".equals(node.getUserData()));
        listing.fault().ifPresent(this::fault);
        rows.getChildren().setAll(listing.environments().stream().map(this::row).toList());
        if (listing.environments().isEmpty() && listing.fault().isEmpty()) {
            rows.getChildren()
                    .add(
                            Labels.empty(
                                    "No environment yet. “New environment…” takes a URL as you"
                                            + " would paste it into the Socket.IO Admin UI."));
        }
    }

    private void fault(String sentence) {
        Label label = Labels.wrapping(ColourMark.critical(sentence));
        Label hint =
                Labels.wrapping(
                        Labels.text(
                                "Mend the file and read it again. It is left alone until you save"
                                        + " an environment here; then it is kept beside the new one"
                                        + " under another name."));
        VBox box = new VBox(4, label, hint);
        box.setUserData("fault");
        remarks.getChildren().add(box);
    }

    void fail(String sentence) {
        remarks.getChildren().setAll(Labels.wrapping(ColourMark.critical(sentence)));
    }

    void keptAside(Path copy) {
        remarks.getChildren()
                .setAll(
                        Labels.wrapping(
                                Labels.text("The file that could not be read is kept as " + copy)));
    }

    private Node row(Environment environment) {
        Label kind = new Label(word(environment), ColourMark.mark("sb-mark-environment"));
        kind.getStyleClass().addAll("sb-tag", "sb-tag-environment");
        kind.setMinWidth(USE_PREF_SIZE);
        Label name = Labels.number2(environment.name());
        VBox about =
                new VBox(
                        3,
                        new HBox(10, name, kind),
                        Labels.mono(admin(environment)),
                        Labels.hint(aws(environment)));
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setMinWidth(0);
        HBox row =
                new HBox(
                        10,
                        about,
                        button("Open", ActionButton.Kind.NORMAL, environment, owner::open),
                        button("Edit…", ActionButton.Kind.NORMAL, environment, page::edit),
                        button(
                                "Duplicate…",
                                ActionButton.Kind.NORMAL,
                                environment,
                                page::duplicate),
                        button("Delete…", ActionButton.Kind.DANGER, environment, page::delete));
        row.setAlignment(Pos.CENTER_LEFT);
        Card card = new Card();
        card.add(row);
        card.getStyleClass().add("env-" + environment.kind().word());
        return card;
    }

    private static ActionButton button(
            String text,
            ActionButton.Kind kind,
            Environment environment,
            java.util.function.Consumer<Environment> action) {
        ActionButton button = new ActionButton(text, kind, () -> action.accept(environment));
        button.button().setAccessibleText(text + " " + environment.name());
        return button;
    }

    private static String word(Environment environment) {
        String word = environment.kind().word();
        String capital = Character.toUpperCase(word.charAt(0)) + word.substring(1);
        return environment.protectedFromWrites() ? capital + ", protected" : capital;
    }

    private static String admin(Environment environment) {
        String user = environment.admin().username();
        return environment.admin().url()
                + environment.admin().namespace()
                + (user == null ? "  no login" : "  as " + user);
    }

    private static String aws(Environment environment) {
        AwsTarget aws = environment.aws();
        return aws == null
                ? "No AWS part"
                : "AWS "
                        + aws.region()
                        + ", cluster "
                        + aws.cluster()
                        + ", "
                        + aws.blueService()
                        + " and "
                        + aws.greenService();
    }
}
