package io.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.hansolo.tilesfx.Tile;
import io.signalbox.cloud.LogLine;
import io.signalbox.cloud.LogPlace;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskLogs;
import io.signalbox.journal.Journal;
import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.PictureDiff;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.TestingTail;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.theme.Theme;
import io.signalbox.ui.shell.Shell;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every screen of the fleet as it was last looked at and found good, in half the size. After a wanted
/// change: look at `target/pictures`, then run this test with `-Dpictures.accept=true`.
class ScreenPicturesTest {

    /// Ages and blinking cursors are not worth a failure; a moved row is more than this.
    private static final double TOLERATED = 0.004;

    private static final List<ScreenId> SCREENS =
            List.of(
                    ScreenId.OVERVIEW,
                    ScreenId.SERVERS,
                    ScreenId.CLIENTS,
                    ScreenId.ROOMS,
                    ScreenId.EVENTS);

    @TempDir Path folder;

    private final FxStage stage = new FxStage();

    /// What is opened or typed on a screen before the picture.
    enum Opened {
        NOTHING,
        ALARMS,
        LOGS,
        CHIPS
    }

    /// @param percent of the usual size of text
    record View(ScreenId screen, Opened opened, Theme theme, int width, int height, int percent) {
        View(ScreenId screen, Theme theme, int width, int height, int percent) {
            this(screen, Opened.NOTHING, theme, width, height, percent);
        }

        String name() {
            return "%s-%s-%dx%d-%d"
                    .formatted(
                            opened == Opened.NOTHING ? screen : opened,
                            theme,
                            width,
                            height,
                            percent)
                    .toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static Stream<View> views() {
        return Stream.concat(screens(), opened());
    }

    private static Stream<View> opened() {
        return Stream.of(100, 150)
                .flatMap(
                        percent ->
                                Stream.of(
                                        light(ScreenId.OVERVIEW, Opened.ALARMS, percent),
                                        light(ScreenId.SERVERS, Opened.LOGS, percent),
                                        light(ScreenId.EVENTS, Opened.CHIPS, percent)));
    }

    private static View light(ScreenId screen, Opened opened, int percent) {
        return new View(screen, opened, Theme.LIGHT, 1280, 800, percent);
    }

    private static Stream<View> screens() {
        return SCREENS.stream()
                .flatMap(
                        screen ->
                                Stream.of(Theme.values())
                                        .flatMap(
                                                theme ->
                                                        Stream.of(
                                                                new View(
                                                                        screen, theme, 1280, 800,
                                                                        100),
                                                                new View(
                                                                        screen, theme, 1920, 1080,
                                                                        100),
                                                                new View(
                                                                        screen, theme, 1920, 1080,
                                                                        150))));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @MethodSource("views")
    void looksAsItDidWhenItWasFoundGood(View view) throws IOException {
        BufferedImage now = PictureDiff.halved(picture(view));
        Path stored = Path.of("src/test/resources/pictures", view.name() + ".png");
        if (Boolean.getBoolean("pictures.accept")) {
            Files.createDirectories(stored.getParent());
            ImageIO.write(now, "png", stored.toFile());
        }
        assertThat(stored).as("accept it first: see the comment of this class").exists();
        try (InputStream in = Files.newInputStream(stored)) {
            double differing = PictureDiff.differing(ImageIO.read(in), now);
            assertThat(differing)
                    .as("share of target/pictures/%s.png that looks different", view.name())
                    .isLessThan(TOLERATED);
        }
    }

    private BufferedImage picture(View view) {
        ConsoleSnapshot snapshot =
                TestingTail.with(
                        view.opened() == Opened.ALARMS
                                ? TestingSnapshots.alarming()
                                : TestingSnapshots.shifting(),
                        TestingTail.events(1, 60));
        try (Journal journal =
                        Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
                ConsoleSession session =
                        new ConsoleSession(snapshot.environment(), () -> new char[0], journal)) {
            // Larger than the headless screen, so it is never on a stage.
            Scene scene = stage.call(() -> scene(session, snapshot, view));
            // Columns and gauges find their size in the first picture, as they do in the first
            // frame.
            stage.call(() -> scene.snapshot(null));
            stage.settle();
            stage.run(() -> open(scene, view.opened()));
            stage.settle();
            BufferedImage picture =
                    SwingFXUtils.fromFXImage(stage.picture(view.name(), scene), null);
            if (view.percent() == 100) {
                assertThat(CutTexts.in(scene)).as("cut texts").isEmpty();
            }
            assertThat(stage.cssWarnings()).isEmpty();
            return picture;
        }
    }

    private static Scene scene(ConsoleSession session, ConsoleSnapshot snapshot, View view) {
        Shell shell =
                new Shell(
                        new Shell.Parts(
                                session.environment(),
                                session.operations(),
                                session,
                                Executors.newVirtualThreadPerTaskExecutor(),
                                "0.1"));
        shell.screens(
                ConsoleScreens.of(
                        true,
                        session.journal()::entries,
                        session.feed(),
                        null,
                        view.opened() == Opened.LOGS ? new TestingLogs() : null,
                        shell.actions(),
                        ColumnChoice.inMemory()));
        Scene scene = new Scene(shell.root(), view.width(), view.height());
        view.theme().apply(scene, view.percent());
        shell.open(view.screen());
        shell.show(snapshot);
        if (view.opened() == Opened.CHIPS) {
            shell.actions()
                    .open(
                            ScreenId.EVENTS,
                            "type:sent name:price -room:vip socket:=sKlfls2hRq4 data.n:17");
        }
        // TilesFX finds the size of its arc in a window only.
        scene.getRoot().applyCss();
        arcs(scene.getRoot()).forEach(arc -> arc.setVisible(false));
        return scene;
    }

    private static void open(Scene scene, Opened opened) {
        switch (opened) {
            case NOTHING, CHIPS -> {}
            case ALARMS -> labelled(scene, Hyperlink.class, "alarms \u203a").fire();
            case LOGS -> {
                TableView<?> table = (TableView<?>) scene.getRoot().lookup(".sb-table");
                table.getSelectionModel().select(0);
                labelled(scene, Button.class, "Logs").fire();
            }
        }
    }

    private static <B extends ButtonBase> B labelled(Scene scene, Class<B> type, String ending) {
        return all(scene.getRoot())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(button -> button.getText() != null && button.getText().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(ScreenPicturesTest::all))
                : Stream.of(node);
    }

    /// Lines of every length, the newest the one that matters.
    private static final class TestingLogs implements TaskLogs {

        @Override
        public CompletableFuture<Place> place(Task task) {
            var place = new LogPlace("eu-west-1", "/signalbox/channels", "blue/server/9f2c41d07a");
            return CompletableFuture.completedFuture(
                    new Known(place, "aws logs tail /signalbox/channels --follow", ""));
        }

        @Override
        public CompletableFuture<Lines> last(LogPlace place, int lines) {
            List<LogLine> made =
                    IntStream.range(0, 40)
                            .mapToObj(
                                    i ->
                                            new LogLine(
                                                    TestingSnapshots.NOW.minusSeconds(80 - 2L * i),
                                                    i % 7 == 3
                                                            ? "WARN io.signalbox.socketio slow"
                                                                    + " client sKlfls2hRq4 closed:"
                                                                    + " 4,096 packets were waiting"
                                                                    + " for it, the limit is 4,096"
                                                            : "INFO connected clients "
                                                                    + (1200 + i)))
                            .toList();
            return CompletableFuture.completedFuture(new Lines(made, ""));
        }
    }

    private static Stream<Node> arcs(Node node) {
        Stream<Node> below =
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream()
                                .flatMap(ScreenPicturesTest::arcs)
                        : Stream.empty();
        return node instanceof Tile ? Stream.of(node) : below;
    }
}
