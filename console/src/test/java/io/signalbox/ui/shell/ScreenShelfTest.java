package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class ScreenShelfTest {
    private final List<ScreenId> made = new ArrayList<>();
    private final ScreenShelf shelf = new ScreenShelf();

    ScreenShelfTest() {
        shelf.fill(
                List.of(
                        source(ScreenId.ROOMS),
                        source(ScreenId.OVERVIEW),
                        source(ScreenId.CLIENTS)));
    }

    @Test
    void makesAScreenOnceWhenItIsAskedFor() {
        assertThat(shelf.ids())
                .containsExactly(ScreenId.OVERVIEW, ScreenId.CLIENTS, ScreenId.ROOMS);
        assertThat(made).isEmpty();

        Screen screen = shelf.get(ScreenId.CLIENTS).orElseThrow();

        assertThat(shelf.get(ScreenId.CLIENTS)).containsSame(screen);
        assertThat(made).containsExactly(ScreenId.CLIENTS);
        assertThat(shelf.made()).containsExactly(screen);
        assertThat(shelf.get(ScreenId.TRAFFIC)).isEmpty();
    }

    @Test
    void makesThemAllForWhoWantsAll() {
        assertThat(shelf.all().keySet())
                .containsExactly(ScreenId.OVERVIEW, ScreenId.CLIENTS, ScreenId.ROOMS);
        assertThat(made).hasSize(3);
    }

    private ScreenSource source(ScreenId id) {
        return new ScreenSource(
                id,
                () -> {
                    made.add(id);
                    return new Blank(id);
                });
    }

    private record Blank(ScreenId id) implements Screen {
        @Override
        public Node node() {
            return new Group();
        }

        @Override
        public void show(ConsoleSnapshot snapshot) {}
    }
}
