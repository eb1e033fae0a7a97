package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.theme.Theme;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two screens in one place, on the headless platform.
class ScreenStackTest {
    private final FxStage stage = new FxStage();
    private final Label title = stage.call(() -> new Label("Clients"));
    private final Label rows = stage.call(() -> new Label("rows"));
    private final HBox line = stage.call(() -> new HBox(title));
    private final VBox clients = stage.call(() -> new VBox(line, rows));
    private final VBox servers = stage.call(() -> new VBox(new Label("Servers")));
    private final ScreenStack stack = stage.call(ScreenStack::new);

    ScreenStackTest() {
        stage.show(() -> new StackPane(stack), Theme.DARK, 600, 400);
        stage.run(() -> stack.open(servers));
    }

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void showsTheOneThatWasOpenedAndKeepsTheOther() {
        stage.run(() -> stack.open(clients));

        assertThat(visible()).containsExactly(clients);
        assertThat(children()).containsExactly(clients, servers);
        assertThat(stage.call(clients::getWidth)).isEqualTo(600);
    }

    @Test
    void isAsLargeAsTheOneThatIsSeen() {
        stage.run(
                () -> {
                    clients.setMinHeight(900);
                    stack.enter(clients);
                });
        assertThat(stage.call(() -> stack.minHeight(-1))).isLessThan(100);

        stage.run(() -> stack.open(clients));

        assertThat(stage.call(() -> stack.minHeight(-1))).isEqualTo(900);
    }

    @Test
    void bringsAScreenInPartByPart() {
        Entrance entrance = entering();

        assertThat(stage.call(() -> List.copyOf(clients.getChildren()))).isEmpty();
        stage.run(entrance::next);
        assertThat(stage.call(() -> List.copyOf(clients.getChildren()))).containsExactly(line);
        assertThat(stage.call(() -> line.getChildren().isEmpty())).isTrue();
        assertThat(stage.call(entrance::next)).isTrue();
        assertThat(stage.call(entrance::next)).isTrue();
        assertThat(stage.call(entrance::next)).isFalse();

        assertThat(whole()).isTrue();
        assertThat(visible()).containsExactly(servers);
    }

    @Test
    void whatIsOpenedOnItsWayInIsThereAtOnce() {
        Entrance entrance = entering();
        stage.run(entrance::next);

        stage.run(() -> stack.open(clients));

        assertThat(whole()).isTrue();
        assertThat(visible()).containsExactly(clients);
        assertThat(stage.call(entrance::next)).isFalse();
    }

    @Test
    void leavesABoxAloneThatWasFilledAnewMeanwhile() {
        Entrance entrance = entering();
        Label other = stage.call(() -> new Label("other"));
        stage.run(entrance::next);
        stage.run(() -> line.getChildren().add(other));

        stage.run(entrance::finish);

        assertThat(stage.call(() -> List.copyOf(line.getChildren()))).containsExactly(other);
        assertThat(stage.call(() -> List.copyOf(clients.getChildren())))
                .containsExactly(line, rows);
    }

    @Test
    void letsGoOfAllButTheOneThatIsSeen() {
        entering();

        stage.run(stack::keepFront);

        assertThat(children()).containsExactly(servers);
        assertThat(whole()).isTrue();
    }

    @Test
    void whatIsHereAlreadyDoesNotEnter() {
        assertThat(stage.call(() -> stack.enter(servers) == null)).isTrue();
    }

    private Entrance entering() {
        return Objects.requireNonNull(stage.call(() -> stack.enter(clients)));
    }

    private boolean whole() {
        return stage.call(
                () ->
                        clients.getChildren().equals(List.of(line, rows))
                                && line.getChildren().equals(List.of(title)));
    }

    private List<Node> children() {
        return stage.call(() -> List.copyOf(stack.getChildrenUnmodifiable()));
    }

    private List<Node> visible() {
        return children().stream().filter(Node::isVisible).toList();
    }
}
