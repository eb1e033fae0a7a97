package io.signalbox.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.theme.Theme;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalScreenTest {

    private final FxStage stage = new FxStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void listsEntriesWithTheirOutcomeInBothThemesAndSizes() {
        open(Theme.DARK, 1245, 832);
        stage.picture("journal-dark");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        assertThat(stage.cssWarnings()).isEmpty();

        open(Theme.LIGHT, 905, 632);
        stage.run(() -> table().getSelectionModel().select(2));
        stage.picture("journal-light-small");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void saysThatNothingWasChangedYet() {
        JournalScreen screen = stage.call(() -> new JournalScreen(List::of, new TestingActions()));
        stage.show(() -> (Parent) screen.node(), Theme.DARK, 905, 632);
        stage.run(() -> screen.show(TestingSnapshots.calm()));
        stage.picture("journal-empty");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        assertThat(table().getItems()).isEmpty();
    }

    private void open(Theme theme, int width, int height) {
        JournalScreen screen =
                stage.call(() -> new JournalScreen(TestingJournal::entries, new TestingActions()));
        stage.show(() -> (Parent) screen.node(), theme, width, height);
        stage.run(() -> screen.show(TestingSnapshots.shifting()));
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> stage.call(() -> table().getItems().size()) == 5);
        stage.settle();
    }

    private TableView<?> table() {
        return (TableView<?>) stage.scene().getRoot().lookup(".table-view");
    }
}
