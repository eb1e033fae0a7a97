package io.signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.theme.Theme;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewScreenTest {

    private final FxStage stage = new FxStage();
    private final TestingActions actions = new TestingActions();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void showsFleetAndAwsInBothThemesAndSizes() {
        open(TestingSnapshots.shifting(), Theme.LIGHT, 1245, 832);
        stage.picture("overview-light");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        open(TestingSnapshots.shifting(), Theme.DARK, 905, 632);
        stage.picture("overview-dark-small");
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void showsTheFleetAloneWhereThereIsNoAws() {
        open(TestingSnapshots.withoutAws(), Theme.DARK, 1245, 832);
        stage.picture("overview-without-aws");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void drawsRatesInPlaceOfClients() {
        open(TestingSnapshots.shifting(), Theme.DARK, 1245, 832);
        stage.run(() -> toggle("Chart, Events").fire());
        stage.picture("overview-events");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void everyTileAndNumberLeadsToItsScreen() {
        open(TestingSnapshots.shifting(), Theme.DARK, 1245, 832);
        stage.run(() -> button("Clients").fire());
        stage.run(() -> button("Polling 596").fire());
        stage.run(() -> button("Rooms 341").fire());
        assertThat(actions.opened())
                .containsExactly("Clients", "Clients transport:polling", "Rooms ");
    }

    private void open(ConsoleSnapshot snapshot, Theme theme, int width, int height) {
        OverviewScreen screen = stage.call(() -> new OverviewScreen(actions));
        stage.show(() -> (Parent) screen.node(), theme, width, height);
        stage.run(() -> screen.show(snapshot));
    }

    private ToggleButton toggle(String name) {
        return (ToggleButton) named(name);
    }

    private Button button(String name) {
        return (Button) named(name);
    }

    private Node named(String name) {
        return Stream.of(".button", ".toggle-button")
                .flatMap(kind -> stage.scene().getRoot().lookupAll(kind).stream())
                .filter(node -> node.isVisible() && text(node).startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Node node) {
        return node.getAccessibleText() == null ? "" : node.getAccessibleText();
    }
}
