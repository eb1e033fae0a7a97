package io.signalbox.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.FxWalk;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What flies in and what is listed. Pictures go to `target/pictures`.
class NoticesViewTest {
    private final FxStage stage = new FxStage();
    private final FxWalk walk = new FxWalk(stage);
    private final NoticeCentre centre = new NoticeCentre();
    private final Toasts toasts = stage.call(Toasts::new);
    private final Button bell = stage.call(() -> new Button("Notifications"));
    private final List<String> heard = new ArrayList<>();
    private List<String> missing = List.of();

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void showsTheNewestThreeAndListsThemAll(Theme theme) {
        show(theme);
        for (int i = 1; i <= 4; i++) {
            tell("Server web-" + i + " is unhealthy: no statistics for ten seconds");
        }
        stage.picture("toasts-" + theme.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(walk.texts())
                .contains("Server web-4 is unhealthy: no statistics for ten seconds")
                .doesNotContain("Server web-1 is unhealthy: no statistics for ten seconds");
        assertThat(stage.call(() -> centre.unseen().get())).isEqualTo(4);

        open();
        stage.popupPicture("notices-" + theme.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(stage.call(() -> centre.unseen().get())).isZero();
        assertThat(stage.call(NoticesViewTest::groundOfThePopup))
                .as("the list stands on the theme's own ground")
                .isEqualTo(Color.web(theme == Theme.DARK ? "#151b23" : "#f6f8fa"));
        Hyperlink link = popup(Hyperlink.class, "Open Servers");
        stage.run(link::fire);
        assertThat(heard).containsExactly("opened");
    }

    @Test
    void listsAMutedEnvironmentWithoutShowingIt() {
        show(Theme.DARK);
        open();
        stage.run(popup(CheckBox.class, "Mute chat")::fire);
        stage.run(popup(CheckBox.class, "Make a sound")::fire);
        tell("Server web-1 is unhealthy");

        assertThat(heard).containsExactly("muted [chat]", "sound true");
        assertThat(walk.texts()).doesNotContain("Server web-1 is unhealthy");
        assertThat(stage.call(() -> centre.unseen().get())).isZero();
        assertThat(stage.call(centre::all)).hasSize(1);
    }

    @Test
    void saysWhatThisMachineCannotDo() {
        missing = List.of("No sound can be played here");
        show(Theme.DARK);
        open();

        assertThat(popup(Label.class, "No sound can be played here")).isNotNull();
    }

    private void show(Theme theme) {
        stage.run(() -> centre.onNotice(toasts::show));
        stage.show(() -> new StackPane(bell, toasts), theme, 1100, 700);
    }

    private void open() {
        stage.run(
                () ->
                        NoticePanel.open(
                                bell,
                                centre,
                                "chat",
                                new NoticePanel.Loudness(
                                        false,
                                        missing,
                                        chosen -> heard.add("sound " + chosen),
                                        (Set<String> muted) -> heard.add("muted " + muted))));
    }

    private void tell(String sentence) {
        stage.run(
                () ->
                        centre.add(
                                new Notice(
                                        TestingSnapshots.NOW,
                                        "chat",
                                        Notice.Level.CRITICAL,
                                        sentence,
                                        new Notice.Link(ScreenId.SERVERS, "web-1")),
                                () -> heard.add("opened")));
    }

    private static Paint groundOfThePopup() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(w -> w.getScene().getRoot().lookup(".border"))
                .filter(Shape.class::isInstance)
                .map(node -> ((Shape) node).getFill())
                .findFirst()
                .orElseThrow();
    }

    private <N extends javafx.scene.control.Labeled> N popup(Class<N> type, String text) {
        return stage.call(
                () ->
                        Window.getWindows().stream()
                                .filter(PopupWindow.class::isInstance)
                                .flatMap(w -> w.getScene().getRoot().lookupAll("*").stream())
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(labeled -> text.equals(labeled.getText()))
                                .findFirst()
                                .orElseThrow());
    }
}
