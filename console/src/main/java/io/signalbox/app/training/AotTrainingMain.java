package io.signalbox.app.training;

import io.signalbox.app.ConsoleLog;
import io.signalbox.app.ConsoleSession;
import io.signalbox.app.ConsoleWindow;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.Environment;
import io.signalbox.journal.Journal;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.theme.Theme;
import io.signalbox.ui.shell.Shell;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Opens every screen once without a display and ends: what the JVM is shown when it makes the cache
/// that lets the console start quickly (`java -XX:AOTCacheOutput=…`). Connects to nothing.
public final class AotTrainingMain {

    private static final Map<ScreenId, String> FILTERS =
            Map.of(
                    ScreenId.SERVERS, "lag:>1 colour:green",
                    ScreenId.CLIENTS, "room:vip -transport:polling data.user:user-7",
                    ScreenId.ROOMS, "room",
                    ScreenId.EVENTS, "name:message");

    private AotTrainingMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        ConsoleLog.configure();
        Path folder = Files.createTempDirectory("signalbox-training");
        // Nobody listens on port 1, and nothing is started that would find out.
        Environment nowhere =
                Environment.watchOnly(
                        new AdminEndpoint(
                                URI.create("http://127.0.0.1:1"),
                                AdminEndpoint.DEFAULT_PATH,
                                AdminEndpoint.DEFAULT_NAMESPACE,
                                null));
        try (Journal journal =
                        Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
                ConsoleSession session = new ConsoleSession(nowhere, () -> new char[0], journal)) {
            CountDownLatch shown = new CountDownLatch(1);
            Platform.startup(() -> show(session, shown));
            shown.await();
        } finally {
            Files.deleteIfExists(folder.resolve("journal.jsonl"));
            Files.deleteIfExists(folder);
        }
        // Library threads are not daemons.
        System.exit(0);
    }

    private static void show(ConsoleSession session, CountDownLatch shown) {
        ConsoleWindow window = new ConsoleWindow(session, Theme.DARK);
        window.show(new Stage(), "Signalbox");
        Shell shell = window.shell();
        SampleFleet fleet = new SampleFleet(session.environment());
        for (ScreenId screen : ScreenId.values()) {
            shell.open(screen);
            lookAt(window);
            shell.show(fleet.next());
            lookAt(window);
            shell.show(fleet.next());
            lookAt(window);
        }
        FILTERS.forEach((screen, filter) -> shell.actions().open(screen, filter));
        lookAt(window);
        shell.rehearse().thenRun(shown::countDown);
    }

    private static void lookAt(ConsoleWindow window) {
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
    }
}
