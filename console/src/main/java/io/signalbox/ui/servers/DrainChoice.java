package io.signalbox.ui.servers;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// Asks for the pace of a drain and says how long it will take. FX thread only.
final class DrainChoice {
    private static final double FASTEST = 1_000_000;
    private static final double SLOWEST = 0.1;
    private static final int USUAL_SECONDS = 60;

    private final ServerActions actions;

    DrainChoice(ServerActions actions) {
        this.actions = actions;
    }

    void show(Node owner) {
        TextField pace = new TextField(usual(actions.clients()));
        Label ask = Labels.heading("Connections closed per second");
        ask.setLabelFor(pace);
        pace.setAccessibleText("Connections closed per second");
        Label estimate = Labels.hint("");
        PopOver popOver = new PopOver();
        ActionButton go =
                new ActionButton(
                        "Plan drain…",
                        ActionButton.Kind.PRIMARY,
                        () -> {
                            popOver.hide();
                            pace(pace.getText()).ifPresent(actions::drain);
                        });
        ActionButton end =
                new ActionButton(
                                "End drain…",
                                ActionButton.Kind.NORMAL,
                                () -> {
                                    popOver.hide();
                                    actions.endDrain();
                                })
                        .availability(actions.mayEndDrain());
        pace.textProperty()
                .subscribe(
                        text -> {
                            estimate.setText(estimate(text, actions.clients()));
                            go.availability(
                                    pace(text).isPresent()
                                            ? Availability.POSSIBLE
                                            : Availability.impossible(estimate.getText()));
                        });
        pace.setOnAction(_ -> go.button().fire());
        VBox content = new VBox(8, ask, pace, estimate, go, end);
        content.getStyleClass().add("sb-popover");
        popOver.setContentNode(content);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setAnimated(false);
        popOver.show(owner);
        pace.requestFocus();
    }

    /// About a minute for all, which other servers bear well.
    static String usual(int clients) {
        return Long.toString(Math.max(1, Math.round((double) clients / USUAL_SECONDS)));
    }

    static OptionalDouble pace(String text) {
        try {
            double pace = Double.parseDouble(text.strip());
            return pace >= SLOWEST && pace <= FASTEST
                    ? OptionalDouble.of(pace)
                    : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    static String estimate(String text, int clients) {
        OptionalDouble pace = pace(text);
        return pace.isEmpty()
                ? "A number from 0.1 to 1,000,000"
                : Numbers.count(clients, "connection", "connections")
                        + " in about "
                        + Numbers.age(
                                Duration.ofSeconds((long) Math.ceil(clients / pace.getAsDouble())));
    }
}
