package io.signalbox.app.training;

import io.signalbox.app.ConsoleLog;
import io.signalbox.app.ConsoleSession;
import io.signalbox.app.ConsoleWindow;
import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.journal.Journal;
import io.signalbox.operation.FleetMap;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/// Opens every screen without a display, shows a made-up fleet on it, sorts and filters, and ends:
/// what the JVM is shown when it makes the cache that lets the console start quickly
/// (`java -XX:AOTCacheOutput=…`). Connects to nothing.
public final class AotTrainingMain {

    private static final int SNAPSHOTS_PER_SCREEN = 12;

    /// Nobody listens on port 1, and nothing is started that would find out.
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private static final Environment NOWHERE =
            new Environment(
                    "training",
                    EnvironmentKind.LAB,
                    new AdminEndpoint(
                            NOBODY,
                            AdminEndpoint.DEFAULT_PATH,
                            AdminEndpoint.DEFAULT_NAMESPACE,
                            null),
                    new AwsTarget(
                            "eu-west-1", NOBODY, null, "training", "blue", "green", null, null),
                    false);

    private AotTrainingMain() {}

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        ConsoleLog.configure();
        Path folder = Files.createTempDirectory("signalbox-training");
        try (Journal journal =
                        Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
                ConsoleSession session = new ConsoleSession(NOWHERE, () -> new char[0], journal)) {
            CompletableFuture<ConsoleWindow> opened = new CompletableFuture<>();
            Platform.startup(() -> opened.complete(open(session)));
            ConsoleWindow window = opened.get();
            TrainingFleet fleet = new TrainingFleet(Instant.now());
            for (ScreenId screen : window.shell().screenIds()) {
                // It would ask AWS as soon as it opens.
                if (screen != ScreenId.STACKS) {
                    watch(window, screen, fleet);
                }
            }
        } finally {
            Files.deleteIfExists(folder.resolve("journal.jsonl"));
            Files.deleteIfExists(folder);
        }
        // Library threads are not daemons.
        System.exit(0);
    }

    private static ConsoleWindow open(ConsoleSession session) {
        ConsoleWindow window = new ConsoleWindow(session, Theme.DARK);
        window.show(new Stage(), "Signalbox");
        return window;
    }

    private static void watch(ConsoleWindow window, ScreenId screen, TrainingFleet fleet)
            throws InterruptedException, ExecutionException {
        onFx(
                () -> {
                    window.shell().open(screen);
                    return screen;
                });
        for (int i = 0; i < SNAPSHOTS_PER_SCREEN; i++) {
            ConsoleSnapshot snapshot = snapshot(fleet.next());
            int turn = i;
            onFx(
                    () -> {
                        window.shell().show(snapshot);
                        work(window, turn);
                        return snapshot;
                    });
            nextFrame();
        }
    }

    /// What an operator does to a table.
    private static void work(ConsoleWindow window, int turn) {
        Node node = window.scene().getRoot().lookup(".table-view");
        if (node instanceof TableView<?> table && turn % 4 == 1) {
            sort(table, turn / 4);
        }
        if (window.scene().getRoot().lookup(".sb-filter .text-field")
                instanceof TextInputControl filter) {
            filter.setText(turn % 8 == 5 ? "message" : "");
        }
    }

    private static <R> void sort(TableView<R> table, int column) {
        List<TableColumn<R, ?>> shown = List.copyOf(table.getVisibleLeafColumns());
        if (!shown.isEmpty()) {
            table.getSortOrder().setAll(List.of(shown.get(column % shown.size())));
        }
    }

    private static ConsoleSnapshot snapshot(FleetSnapshot fleet) {
        CloudSnapshot cloud = CloudSnapshot.empty(fleet.at(), new CloudStatus.Reading());
        return new ConsoleSnapshot(
                fleet.at(),
                NOWHERE,
                fleet,
                cloud,
                FleetMap.of(fleet, cloud, NOWHERE),
                Arming.READ_ONLY,
                List.of(),
                null);
    }

    private static <T> T onFx(Callable<T> work) throws InterruptedException, ExecutionException {
        return FxThread.call(work).get();
    }

    /// Returns when what was changed has been laid out and painted.
    private static void nextFrame() throws InterruptedException, ExecutionException {
        CompletableFuture<Long> second = new CompletableFuture<>();
        onFx(
                () -> {
                    new AnimationTimer() {
                        private int frames;

                        @Override
                        public void handle(long at) {
                            frames++;
                            if (frames == 2) {
                                stop();
                                second.complete(at);
                            }
                        }
                    }.start();
                    return second;
                });
        second.get();
    }
}
