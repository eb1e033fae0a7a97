package io.signalbox.ui.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.Theme;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomsScreenTest {

    private final FxStage stage = new FxStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void listsRoomsWithTheLargestFirst() {
        RoomsScreen screen = stage.call(RoomsScreen::new);
        stage.show(() -> (Parent) screen.node(), Theme.DARK, 905, 632);
        stage.run(() -> screen.show(TestingSnapshots.shifting()));
        stage.picture("rooms-dark-small");

        assertThat(CutTexts.in(stage.scene())).isEmpty();
        assertThat(stage.cssWarnings()).isEmpty();
        assertThat(((TableView<?>) stage.scene().getRoot().lookup(".table-view")).getItems())
                .hasSize(18)
                .first()
                .hasToString("RoomEntry[namespace=/, name=tickers, members=12418, own=false]");
    }
}
