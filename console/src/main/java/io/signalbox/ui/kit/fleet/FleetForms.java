package io.signalbox.ui.kit.fleet;

import io.signalbox.fleet.command.FleetAction;
import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Segments;
import io.signalbox.ui.kit.dialog.InputDialog;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/// Asks what an action on clients needs to know, then asks for its plan. FX thread only.
public final class FleetForms {
    private static final int OFFERED = 12;

    private final Actions actions;

    public FleetForms(Actions actions) {
        this.actions = actions;
    }

    /// Lets them join a room.
    public void join(Whom whom) {
        TextField room = new TextField();
        room.setPromptText("vip");
        actions.ask(
                named("Join a room", whom, "Join room\u2026", room, FleetAction.Join::new)
                        .field("Room", room)
                        .add(
                                Labels.wrapping(
                                        Labels.hint(
                                                "A room that is not there yet is made by it"))));
    }

    /// Takes them out of a room.
    public void leave(Whom whom) {
        TextField room = new TextField();
        InputDialog dialog =
                named("Leave a room", whom, "Leave room\u2026", room, FleetAction.Leave::new)
                        .field("Room", room);
        if (whom.rooms().size() == 1) {
            room.setText(whom.rooms().getFirst());
        } else if (!whom.rooms().isEmpty()) {
            dialog.add(rooms(whom, room));
        }
        actions.ask(dialog);
    }

    /// Takes everybody out of the room that is meant.
    public void empty(Whom whom, String room) {
        request(whom, new FleetAction.Leave(room));
    }

    public void disconnect(Whom whom) {
        var reach =
                new Segments<>(
                        "What is closed",
                        java.util.List.of(false, true),
                        false,
                        whole -> whole ? "Whole client" : "Socket only");
        Label meaning = Labels.wrapping(Labels.hint(""));
        reach.chosen().subscribe(whole -> meaning.setText(meaning(whole)));
        actions.ask(
                new InputDialog(
                                "Disconnect",
                                whom.words(),
                                "Disconnect\u2026",
                                new ReadOnlyObjectWrapper<>(Availability.POSSIBLE),
                                () ->
                                        request(
                                                whom,
                                                new FleetAction.Disconnect(reach.chosen().get())))
                        .add(reach, meaning));
    }

    public void emit(Whom whom) {
        EmitForm form = new EmitForm();
        actions.ask(form.dialog(whom, action -> request(whom, action)));
    }

    private static String meaning(boolean whole) {
        return whole
                ? "The connection is closed, with the client's sockets in all namespaces"
                : "Only the socket in this namespace; the connection and other namespaces stay";
    }

    private InputDialog named(
            String title,
            Whom whom,
            String confirm,
            TextField field,
            Function<String, FleetAction> action) {
        return new InputDialog(
                title,
                whom.words(),
                confirm,
                field.textProperty()
                        .map(
                                text ->
                                        text.isBlank()
                                                ? Availability.impossible("Type the name of a room")
                                                : Availability.POSSIBLE),
                () -> request(whom, action.apply(field.getText())));
    }

    /// A click is quicker than to type what one sees.
    private static FlowPane rooms(Whom whom, TextField field) {
        FlowPane flow = new FlowPane(12, 4);
        flow.getChildren().add(Labels.hint("They are in"));
        whom.rooms().stream()
                .limit(OFFERED)
                .forEach(room -> flow.getChildren().add(link(room, field)));
        if (whom.rooms().size() > OFFERED) {
            flow.getChildren().add(Labels.hint("and " + (whom.rooms().size() - OFFERED) + " more"));
        }
        return flow;
    }

    private static Hyperlink link(String room, TextField field) {
        Hyperlink link = new Hyperlink(room);
        link.getStyleClass().add("sb-link");
        link.setOnAction(_ -> field.setText(room));
        return link;
    }

    private void request(Whom whom, FleetAction action) {
        actions.request(new Intent.ChangeFleet(action, whom.targets()));
    }
}
