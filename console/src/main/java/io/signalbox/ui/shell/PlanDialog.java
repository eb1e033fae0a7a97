package io.signalbox.ui.shell;

import io.signalbox.operation.Plan;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.screen.ActionButton;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows exactly one plan, asks, and then follows what was started. Buttons name what they do.
final class PlanDialog extends VBox {
    /// What the dialog asks of its owner.
    interface Owner {
        void confirmed(PlanViewModel request, Plan plan);

        void cancelOperation();

        void closed(PlanViewModel request);

        void copy(String text);
    }

    private final PlanViewModel model;
    private final Owner owner;
    private final Label title = Labels.number2("Making the plan");
    private final VBox body = new VBox(14);
    private final HBox buttons = new HBox(14);
    private final ProgressView progress = new ProgressView();

    PlanDialog(PlanViewModel model, Owner owner) {
        this.model = model;
        this.owner = owner;
        getStyleClass().addAll("sb-dialog", EnvironmentBand.style(model.environment().kind()));
        setAccessibleRole(AccessibleRole.DIALOG);
        accessibleTextProperty().bind(title.textProperty());
        String kind = model.environment().kind().word();
        Label tag =
                EnvironmentBand.environmentTag(
                        new ReadOnlyStringWrapper(
                                Character.toUpperCase(kind.charAt(0)) + kind.substring(1)));
        HBox header = new HBox(14, title, Labels.spacer(), tag);
        header.setAlignment(Pos.CENTER_LEFT);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        ScrollPane scroll = new ScrollArea(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // A scroll pane asks for the height of unwrapped text; this is the height it needs.
        body.heightProperty()
                .addListener((_, _, height) -> scroll.setPrefViewportHeight(height.doubleValue()));
        getChildren().addAll(header, scroll, buttons);
        model.progress.subscribe(progress::show);
        model.result.subscribe(progress::show);
        model.stage.subscribe(this::stage);
    }

    /// The harmless way out; has the focus when a plan is shown.
    void focus() {
        buttons.getChildren().stream()
                .filter(ActionButton.class::isInstance)
                .findFirst()
                .ifPresent(first -> ((ActionButton) first).button().requestFocus());
    }

    /// What Escape does: the harmless way out of every stage. A running operation goes on.
    void close() {
        owner.closed(model);
    }

    private void stage(PlanViewModel.Stage stage) {
        switch (stage) {
            case MAKING -> making();
            case ASKING -> asking();
            case RUNNING -> running();
            case ENDED -> ended();
        }
        focus();
    }

    private void making() {
        ProgressBar reading = new ProgressBar();
        reading.setMaxWidth(Double.MAX_VALUE);
        body.getChildren().setAll(Labels.text("Reading what is there now"), reading);
        buttons.getChildren().setAll(button("Cancel", ActionButton.Kind.NORMAL, this::close));
    }

    private void asking() {
        Plan plan = model.plan.get();
        if (plan == null) {
            return;
        }
        title.setText(plan.title());
        body.getChildren().setAll(new PlanView(plan));
        if (!plan.blocked()) {
            model.toBeTyped().ifPresent(word -> body.getChildren().add(typing(word)));
        }
        buttons.getChildren().clear();
        if (!plan.commands().isEmpty()) {
            buttons.getChildren().add(copy(plan));
        }
        ActionButton confirm =
                button(
                        plan.confirmLabel(),
                        ActionButton.Kind.PRIMARY,
                        () -> owner.confirmed(model, plan));
        confirm.availability(model.confirm);
        buttons.getChildren()
                .addAll(
                        Labels.spacer(),
                        button("Cancel", ActionButton.Kind.NORMAL, this::close),
                        confirm);
    }

    private VBox typing(String name) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(model.typed);
        Label ask = Labels.label("Type " + name + " to confirm");
        ask.setLabelFor(field);
        return new VBox(6, ask, field);
    }

    private Hyperlink copy(Plan plan) {
        Hyperlink copy = new Hyperlink("Copy command");
        copy.getStyleClass().add("sb-link");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> owner.copy(String.join("\n", plan.commands())));
        return copy;
    }

    private void running() {
        body.getChildren().setAll(progress);
        buttons.getChildren()
                .setAll(
                        Labels.spacer(),
                        button(
                                "Keep running in the background",
                                ActionButton.Kind.NORMAL,
                                this::close),
                        button(
                                "Stop before the next step",
                                ActionButton.Kind.DANGER,
                                owner::cancelOperation));
    }

    private void ended() {
        body.getChildren().setAll(progress);
        buttons.getChildren()
                .setAll(Labels.spacer(), button("Close", ActionButton.Kind.NORMAL, this::close));
    }

    private static ActionButton button(String text, ActionButton.Kind kind, Runnable action) {
        return new ActionButton(text, kind, action);
    }
}
