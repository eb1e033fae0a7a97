package io.signalbox.ui.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StacksScreenTest {

    private final FxStage stage = new FxStage();
    private final TestingActions actions = new TestingActions();

    @AfterEach
    void close() {
        stage.close();
    }

    private void open(Theme theme, int width, int height) {
        StacksScreen screen = stage.call(() -> new StacksScreen(new TestingStackReader(), actions));
        stage.show(() -> new StackPane(screen.node(), actions.layer()), theme, width, height);
        stage.run(() -> screen.show(TestingSnapshots.armed()));
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> stage.call(() -> table().getItems().size()) == 5);
        stage.run(
                () -> {
                    table().getSelectionModel().select(4);
                    screen.show(TestingSnapshots.armed());
                });
        stage.settle();
    }

    private TableView<?> table() {
        return (TableView<?>) stage.scene().lookup(".sb-table");
    }

    private void press(String text) {
        stage.run(
                () ->
                        stage.scene().getRoot().lookupAll(".button").stream()
                                .filter(Button.class::isInstance)
                                .map(Button.class::cast)
                                .filter(button -> button.getText().equals(text))
                                .findFirst()
                                .orElseThrow()
                                .fire());
    }

    private void part(String text) {
        stage.run(
                () ->
                        stage.scene().getRoot().lookupAll(".toggle-button").stream()
                                .map(ToggleButton.class::cast)
                                .filter(button -> button.getText().equals(text))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        stage.settle();
    }

    @Test
    void drawsEachPartOfAStackInBothThemes() {
        open(Theme.DARK, 1245, 832);
        stage.picture("stacks-dark-graph");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        for (String part : List.of("Events", "Resources", "Outputs", "Parameters", "Drift")) {
            part(part);
            stage.picture("stacks-dark-" + part.toLowerCase(Locale.ROOT));
        }
        assertThat(stage.cssWarnings()).isEmpty();
        open(Theme.LIGHT, 905, 632);
        stage.picture("stacks-light-small");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void anUpdateAsksForTheParametersAndRequestsAPlan() {
        open(Theme.DARK, 1245, 832);
        press("Update\u2026");
        stage.settle();
        stage.picture("stacks-update-form");

        press("Plan update\u2026");

        assertThat(actions.requested()).as("values are missing, so nothing is asked for").isEmpty();
        stage.run(
                () ->
                        stage.scene().getRoot().lookupAll(".text-field").stream()
                                .filter(TextField.class::isInstance)
                                .map(TextField.class::cast)
                                .filter(field -> field.getText().isEmpty())
                                .forEach(field -> field.setText("x")));
        press("Plan update\u2026");
        assertThat(actions.requested())
                .singleElement()
                .isInstanceOfSatisfying(
                        Intent.DeployStacks.class,
                        deploy ->
                                assertThat(
                                                deploy.fleet()
                                                        .stackName(
                                                                deploy.fleet().stacks().getFirst()))
                                        .isEqualTo("channels-traffic"));
    }

    @Test
    void pressingABoxOfTheGraphChoosesItsStack() {
        open(Theme.DARK, 1245, 832);

        stage.run(
                () ->
                        stage.scene().getRoot().lookupAll(".sb-graph-node").stream()
                                .map(Button.class::cast)
                                .filter(b -> b.getAccessibleText().startsWith("channels-network"))
                                .findFirst()
                                .orElseThrow()
                                .fire());

        assertThat(
                        stage.call(
                                () ->
                                        stage.scene().getRoot().lookupAll(".sb-heading").stream()
                                                .map(Labeled.class::cast)
                                                .map(Labeled::getText)
                                                .toList()))
                .contains("channels-network");
    }
}
