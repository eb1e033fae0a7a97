package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
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
    void whatAStepPlansComesBeforeTheNext() {
        stage.run(
                () -> {
                    rehearsal.then(
                            () -> {
                                done.add("one");
                                rehearsal.then(() -> done.add("one a"));
                                rehearsal.then(() -> done.add("one b"));
                            });
                    rehearsal.then(() -> done.add("two"));
                });

        awaitEnd();

        assertThat(done).containsExactly("one", "one a", "one b", "two", "end");
    }

    @Test
    void waitsUntilItsTimeHasCome() {
        AtomicInteger asked = new AtomicInteger();
        stage.run(
                () -> {
                    rehearsal.then(() -> done.add("one"));
                    rehearsal.thenWhen(() -> asked.incrementAndGet() > 3);
                    rehearsal.then(() -> done.add("asked " + asked));
                });

        awaitEnd();

        assertThat(done).containsExactly("one", "asked 4", "end");
    }

    @Test
    void beginsAgainWithWhatIsPlannedAfterItsEnd() {
        stage.run(
                () -> {
                    rehearsal.then(() -> rehearsal.then(() -> done.add("one")));
                    rehearsal.then(() -> done.add("two"));
                });

        awaitEnd();
        stage.run(() -> rehearsal.then(() -> done.add("again")));
        stage.run(rehearsal::start);

        Awaitility.await().until(() -> done.contains("again"));
        assertThat(done).containsExactly("one", "two", "end", "again");
    }

    @Test
    void bringsAScreenToItsPlaceUnseen() {
        Label first = stage.call(() -> new Label("first"));
        Label second = stage.call(() -> new Label("second"));
        VBox screen = stage.call(() -> new VBox(first, new HBox(second)));
        ScreenStack stack = stage.call(ScreenStack::new);
        stage.run(() -> root.getChildren().add(stack));
        stage.run(() -> rehearsal.thenPlaced(stack, screen, () -> done.add("placed")));
        // The second time it is there already.
        stage.run(() -> rehearsal.thenPlaced(stack, screen, () -> done.add("again")));

        awaitEnd();
        stage.settle();

        assertThat(done).containsExactly("placed", "end");
        assertThat(stage.call(screen::isVisible)).isFalse();
        assertThat(stage.call(first::getSkin)).isNotNull();
        assertThat(stage.call(second::getWidth)).isPositive();
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
                    rehearsal.pace(Rehearsal.QUICKLY);
                    rehearsal.start();
                });
        Awaitility.await().until(() -> done.contains("end"));
    }
}
