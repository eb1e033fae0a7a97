package io.signalbox.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.theme.Theme;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServersScreenTest {

    private final FxStage stage = new FxStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void showsEveryServerWithItsPlaceInBothThemesAndSizes() {
        ServersScreen screen = open(Theme.DARK, 1245, 832);
        showWithTrouble(screen);
        stage.picture("servers-dark");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        assertThat(table().getItems()).hasSize(6);
        assertThat(stage.cssWarnings()).isEmpty();

        screen = open(Theme.LIGHT, 1245, 832);
        showWithTrouble(screen);
        stage.picture("servers-light");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void cutsNothingInASmallWindow() {
        ServersScreen screen = open(Theme.DARK, 905, 632);
        showWithTrouble(screen);
        stage.picture("servers-dark-small");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void saysWhyThereIsNoServer() {
        ServersScreen screen = open(Theme.DARK, 905, 632);
        stage.run(() -> screen.show(TestingSnapshots.starting()));
        stage.picture("servers-connecting");
        assertThat(table().getItems()).isEmpty();
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void keepsTheSelectionByKeyWhileTheFilterNarrows() {
        ServersScreen screen = open(Theme.DARK, 1245, 832);
        stage.run(() -> screen.show(TestingSnapshots.shifting()));
        stage.run(() -> table().getSelectionModel().select(3));
        String chosen = selected();
        stage.run(() -> filter().setText("green"));

        assertThat(table().getItems()).hasSize(3);
        assertThat(selected()).isEqualTo(chosen);
    }

    private ServersScreen open(Theme theme, int width, int height) {
        ServersScreen screen =
                stage.call(() -> new ServersScreen(new TestingActions(), ColumnChoice.inMemory()));
        stage.show(() -> (Parent) screen.node(), theme, width, height);
        return screen;
    }

    /// One server silent, one gone from the feed.
    private void showWithTrouble(ServersScreen screen) {
        ConsoleSnapshot well = TestingSnapshots.shifting();
        stage.run(() -> screen.show(well));
        stage.run(() -> screen.show(TestingServers.troubled(well)));
        stage.run(() -> table().getSelectionModel().select(2));
    }

    private TableView<ServerRow> table() {
        // The only table of the screen is the one of servers.
        @SuppressWarnings("unchecked")
        TableView<ServerRow> table =
                (TableView<ServerRow>) stage.scene().getRoot().lookup(".table-view");
        return table;
    }

    private String selected() {
        return table().getSelectionModel().getSelectedItem().serverId();
    }

    private TextField filter() {
        return (TextField) stage.scene().getRoot().lookup(".text-field");
    }
}
