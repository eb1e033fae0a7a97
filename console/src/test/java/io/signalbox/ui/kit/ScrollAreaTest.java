package io.signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.theme.Theme;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScrollAreaTest {
    private final FxStage stage = new FxStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void isNotKeptAsOnePictureWhileItIsShown() {
        ScrollArea area = stage.call(() -> new ScrollArea(new Label("text")));
        stage.show(() -> area, Theme.DARK, 300, 200);
        Node viewport = stage.call(() -> area.lookup(".viewport"));
        assertThat(viewport).isNotNull();
        assertThat(viewport.isCache()).isFalse();
    }
}
