package io.signalbox.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.environment.EnvironmentKind;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.FxWalk;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// Tabs and keys of the window, by real keys.
class WorkspaceTest {
    private final FxStage stage = new FxStage();
    private final FxWalk walk = new FxWalk(stage);
    private final FxRobot robot = new FxRobot();
    private final List<String> asked = new ArrayList<>();
    private final Workspace workspace = stage.call(() -> new Workspace(new RecordingOwner()));

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void turnsFromTabToTabByKeys() {
        show(Theme.DARK, "lab", "staging", "production");
        stage.picture("tabs-dark");
        assertThat(current()).isEqualTo("production");

        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        stage.settle();
        assertThat(current()).isEqualTo("lab");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        stage.settle();
        assertThat(current()).isEqualTo("production");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        stage.settle();

        assertThat(asked).contains("production opens Clients");
    }

    @Test
    void closesATabAndKeepsTheOthers() {
        show(Theme.LIGHT, "lab", "staging");
        robot.push(KeyCode.SHORTCUT, KeyCode.W);
        stage.settle();

        assertThat(current()).isEqualTo("lab");
        assertThat(asked).containsExactly("staging closed");
        assertThat(walk.texts()).doesNotContain("staging");

        robot.push(KeyCode.SHORTCUT, KeyCode.W);
        stage.settle();
        assertThat(asked).containsExactly("staging closed", "lab closed", "last closed");
    }

    @Test
    void asksBeforeItClosesATabInWhichAnOperationRuns() {
        show(Theme.DARK, "lab", "busy");
        robot.push(KeyCode.SHORTCUT, KeyCode.W);
        stage.settle();
        stage.picture("tab-busy-dark");
        assertThat(walk.texts()).contains("Close busy?", "“Shift 10 %” is running.");
        assertThat(asked).isEmpty();

        robot.type(KeyCode.ESCAPE);
        stage.settle();
        assertThat(current()).isEqualTo("busy");

        robot.push(KeyCode.SHORTCUT, KeyCode.W);
        stage.settle();
        walk.press("Close the tab");
        assertThat(asked).containsExactly("busy closed");
    }

    @Test
    void opensTheShortcutsByQuestionMarkButNotInAField() {
        show(Theme.LIGHT, "lab");
        robot.write("?");
        stage.settle();
        assertThat(walk.texts()).doesNotContain("Shortcuts");

        stage.run(() -> stage.scene().getRoot().requestFocus());
        robot.write("?");
        stage.settle();
        stage.picture("shortcuts-light");
        assertThat(walk.texts()).contains("Shortcuts");
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.F1);
        stage.settle();
        assertThat(walk.texts()).contains("Shortcuts");
    }

    @Test
    void leadsToPaletteEnvironmentsAndTextSizes() {
        show(Theme.DARK, "lab");
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.push(KeyCode.SHORTCUT, KeyCode.T);
        robot.push(KeyCode.SHORTCUT, KeyCode.PLUS);
        robot.push(KeyCode.SHORTCUT, KeyCode.MINUS);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        stage.settle();

        assertThat(asked).containsExactly("palette", "environments", "text 1", "text -1", "text 0");
    }

    private String current() {
        return stage.call(() -> workspace.current().orElseThrow().title().getValue());
    }

    private void show(Theme theme, String... names) {
        stage.show(workspace::root, theme, 1100, 700);
        stage.run(() -> List.of(names).forEach(name -> workspace.add(new TestingTab(name, asked))));
    }

    private record TestingTab(String name, List<String> asked, Parent node) implements Tab {
        TestingTab(String name, List<String> asked) {
            this(name, asked, new VBox(Labels.screenTitle(name), new TextField()));
        }

        @Override
        public ObservableValue<String> title() {
            return new ReadOnlyStringWrapper(name);
        }

        @Override
        public EnvironmentKind kind() {
            return name.equals("production") ? EnvironmentKind.PRODUCTION : EnvironmentKind.LAB;
        }

        @Override
        public Parent node() {
            return node;
        }

        @Override
        public Optional<String> busy() {
            return name.equals("busy") ? Optional.of("“Shift 10 %” is running.") : Optional.empty();
        }

        @Override
        public void open(ScreenId screen) {
            asked.add(name + " opens " + screen.label());
        }

        @Override
        public void focus() {
            node.getChildrenUnmodifiable().getLast().requestFocus();
        }

        @Override
        public void closed() {
            asked.add(name + " closed");
        }
    }

    private final class RecordingOwner implements Workspace.Owner {
        @Override
        public void openEnvironments() {
            asked.add("environments");
        }

        @Override
        public void openPalette() {
            asked.add("palette");
        }

        @Override
        public void scaleText(int direction) {
            asked.add("text " + direction);
        }

        @Override
        public void lastClosed() {
            asked.add("last closed");
        }
    }
}
