package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Steps on the headless platform, beside a window.
class RehearsalTest {
    private final FxStage stage = new FxStage();
    private final StackPane root = stage.call(StackPane::new);
    private final Rehearsal rehearsal = stage.call(() -> new Rehearsal(Theme.DARK));
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    RehearsalTest() {
        stage.show(() -> root, Theme.DARK, 400, 300);
    }

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void goesThroughItsStepsOneFrameAfterAnother() {
        stage.run(
                () -> {
                    rehearsal.then(() -> done.add("one"));
                    rehearsal.then(() -> done.add("two"));
                    rehearsal.start();
                    assertThat(done).isEmpty();
                });

        awaitEnd();

        assertThat(done).containsExactly("one", "two", "end");
    }

    @Test
    void laysANodeOutUnseenAndLetsItGo() {
        Button button = stage.call(() -> new Button("Join"));
        stage.run(() -> rehearsal.thenLaidOut(button));
        stage.run(() -> rehearsal.then(() -> done.add(button.getScene().getWindow() + "")));

        awaitEnd();

        assertThat(done).containsExactly("null", "end");
        assertThat(stage.call(button::getSkin)).isNotNull();
        assertThat(stage.call(button::getWidth)).isPositive();
        Awaitility.await().until(() -> stage.call(() -> button.getParent() == null));
    }

    @Test
    void knowsWhatScreensAreMadeOf() {
        stage.run(() -> rehearsal.thenPieces(new TestingActions()));

        awaitEnd();

        assertThat(done).containsExactly("end");
    }

    private void awaitEnd() {
        stage.run(
                () -> {
                    rehearsal.then(() -> done.add("end"));
                    rehearsal.start();
                });
        Awaitility.await().until(() -> done.contains("end"));
    }
}
