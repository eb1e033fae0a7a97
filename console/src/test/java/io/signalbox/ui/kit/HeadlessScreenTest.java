package io.signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class HeadlessScreenTest {
    private final FxStage stage = new FxStage();

    @AfterEach
    void close() {
        WaitForAsyncUtils.clearExceptions();
        stage.close();
    }

    @Test
    void aWindowMayHangOverTheEdge() {
        stage.show(new Scene(new StackPane()), 400, 300);
        Popup popup = stage.call(Popup::new);
        stage.run(
                () -> {
                    popup.setAutoFix(false);
                    popup.getContent().add(new Button("Below the last row"));
                    popup.show(stage.scene().getWindow(), 10, 995);
                });

        assertThatCode(WaitForAsyncUtils::checkException).doesNotThrowAnyException();
        assertThat(stage.call(popup::isShowing)).isTrue();
        stage.run(popup::hide);
    }

    @Test
    void whatElseIsThrownIsNot() {
        Platform.runLater(
                () -> {
                    throw new IndexOutOfBoundsException("a row that is not there");
                });

        assertThatThrownBy(WaitForAsyncUtils::checkException)
                .hasRootCauseInstanceOf(IndexOutOfBoundsException.class)
                .hasRootCauseMessage("a row that is not there");
    }
}
