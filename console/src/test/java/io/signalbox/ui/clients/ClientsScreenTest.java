package io.signalbox.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.Theme;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientsScreenTest {

    private final FxStage stage = new FxStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void listsEverySocketInBothThemesAndSizes() {
        open(Theme.LIGHT, 1245, 832);
        stage.picture("clients-light");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        open(Theme.DARK, 905, 632);
        stage.picture("clients-dark-small");
        assertThat(table().getItems()).hasSize(120);
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void showsOnlyWhatMatchesTheFilter() {
        open(Theme.DARK, 1245, 832);
        stage.run(
                () ->
                        ((TextField) stage.scene().getRoot().lookup(".text-field"))
                                .setText("polling channel-3"));
        assertThat(table().getItems()).hasSize(1);
    }

    private void open(Theme theme, int width, int height) {
        ClientsScreen screen = stage.call(ClientsScreen::new);
        stage.show(() -> (Parent) screen.node(), theme, width, height);
        stage.run(() -> screen.show(TestingSnapshots.shifting()));
    }

    private TableView<?> table() {
        return (TableView<?>) stage.scene().getRoot().lookup(".table-view");
    }
}
