package io.signalbox.ui.environments;

import io.signalbox.environment.AdminWire;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.screen.ActionButton;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The editor of one environment. Every field says beside it what it is for or what is wrong.
final class EditorView extends VBox {
    private final EditorModel model;
    private final String title;
    private final EditorForm form;
    private final TestView test;
    private final VBox fault = new VBox(6);
    private boolean changed;

    /// @param badFile why the file cannot be read, where it cannot
    EditorView(
            EditorModel model,
            String title,
            Optional<String> badFile,
            Probes probes,
            EnvironmentsPage page) {
        this.model = model;
        this.title = title;
        getStyleClass().add("sb-screen");
        setAccessibleText(title);
        form = new EditorForm(model, () -> changed = true);
        test = new TestView(model, probes.connection());
        HBox header = header(badFile.isPresent(), page);
        VBox cards = new VBox(14, importing(), admin(), test, aws(probes), thresholds());
        ScrollPane scroll = new ScrollArea(cards);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        badFile.ifPresent(
                sentence ->
                        fault.getChildren()
                                .add(
                                        Labels.wrapping(
                                                ColourMark.warn(
                                                        sentence
                                                                + " Saving keeps that file aside and begins"
                                                                + " a new one."))));
        getChildren().addAll(header, fault, scroll);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !changed) {
                        event.consume();
                        page.back();
                    }
                });
    }

    private HBox header(boolean badFile, EnvironmentsPage page) {
        String save = badFile ? "Keep the bad file aside and save" : "Save";
        ActionButton keep =
                new ActionButton(
                        save, ActionButton.Kind.NORMAL, () -> page.save(model, this, false));
        ActionButton open =
                new ActionButton(
                        save + " and open",
                        ActionButton.Kind.PRIMARY,
                        () -> page.save(model, this, true));
        keep.availability(model.savable());
        open.availability(model.savable());
        HBox header =
                new HBox(
                        14,
                        Labels.screenTitle(title),
                        Labels.spacer(),
                        new ActionButton(
                                "Leave without saving", ActionButton.Kind.NORMAL, page::back),
                        keep,
                        open);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(32);
        return header;
    }

    private Card importing() {
        TextField pasted = new TextField();
        pasted.setPromptText("https://channels.example.com/admin");
        pasted.setAccessibleText("URL as pasted into the Socket.IO Admin UI");
        Label said = Labels.wrapping(Labels.hint("Fills in URL, path and namespace below"));
        Runnable take =
                () -> {
                    Optional<String> wrong = model.importUrl(pasted.getText());
                    form.say(said, wrong.orElse("Filled in below"), wrong.isPresent());
                };
        pasted.setOnAction(_ -> take.run());
        ActionButton fill = new ActionButton("Fill in", ActionButton.Kind.NORMAL, take);
        HBox.setHgrow(pasted, Priority.ALWAYS);
        HBox line = new HBox(10, pasted, fill);
        return new Card("From an Admin UI URL").add(line, said);
    }

    private Card admin() {
        Card card = new Card("Fleet");
        card.add(
                form.row(EditorField.NAME),
                form.choice("Kind", List.of(EnvironmentKind.values()), model.kind),
                flag(
                        "Protected: a plan is confirmed by typing the name",
                        model.protectedFromWrites),
                form.row(EditorField.URL),
                form.row(EditorField.PATH),
                form.row(EditorField.NAMESPACE),
                form.row(EditorField.USERNAME),
                form.choice("Parser", List.of(AdminWire.Parser.values()), model.parser),
                form.choice(
                        "Transports", List.of(AdminWire.Transports.values()), model.transports));
        return card;
    }

    private Card aws(Probes probes) {
        VBox fields = new VBox(10, new FleetSearchView(model, probes.fleets()));
        for (EditorField field : EditorField.values()) {
            if (field.ofAws()) {
                fields.getChildren().add(form.row(field));
            }
        }
        fields.visibleProperty().bind(model.aws);
        fields.managedProperty().bind(model.aws);
        return new Card("AWS")
                .add(flag("The fleet runs on ECS: watch and operate that too", model.aws), fields);
    }

    private Card thresholds() {
        return new Card("Notifications")
                .add(
                        flag("Tell when a server is unhealthy", model.serverUnhealthy),
                        form.row(EditorField.CLIENTS_DOWN),
                        form.row(EditorField.POLLING),
                        form.row(EditorField.LAG));
    }

    private Node flag(String text, javafx.beans.property.BooleanProperty value) {
        CheckBox box = new CheckBox(text);
        box.selectedProperty().bindBidirectional(value);
        value.addListener((_, _, _) -> changed = true);
        return box;
    }

    String title() {
        return model.value(EditorField.NAME).get().isBlank()
                ? "the new environment"
                : model.value(EditorField.NAME).get();
    }

    boolean changed() {
        return changed;
    }

    void focus() {
        form.focus();
    }

    void fail(String sentence) {
        fault.getChildren().setAll(Labels.wrapping(ColourMark.critical(sentence)));
    }

    void leave() {
        test.cancel();
    }
}
