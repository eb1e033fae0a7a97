package io.signalbox.bench.console;

import io.signalbox.app.ConsoleSession;
import io.signalbox.app.ConsoleWindow;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import io.signalbox.environment.Environment;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.journal.Journal;
import io.signalbox.ui.kit.theme.Theme;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The real console, headless, in front of the synthetic fleet. Prints one `name value` a line.
public final class ScreenBenchMain {
    private ScreenBenchMain() {}

    /// @param args port of the fleet, sockets that it has, folder for the journal, seconds per screen
    public static void main(String... args) throws Exception {
        Environment environment =
                Environment.watchOnly(
                        new AdminEndpoint(
                                URI.create("http://127.0.0.1:" + args[0]),
                                AdminEndpoint.DEFAULT_PATH,
                                AdminEndpoint.DEFAULT_NAMESPACE,
                                null,
                                new AdminWire(
                                        AdminWire.Parser.JSON, AdminWire.Transports.WEBSOCKET)));
        Journal journal =
                Journal.open(Path.of(args[2]).resolve("journal.jsonl"), InstantSource.system());
        ConsoleSession session = new ConsoleSession(environment, () -> new char[0], journal);
        CompletableFuture<Boolean> copying = new CompletableFuture<>();
        Platform.setImplicitExit(false);
        Platform.startup(() -> HeadlessCopying.warmUp(() -> copying.complete(true)));
        copying.get();
        CompletableFuture<ScreenBench> made = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    ConsoleWindow window = new ConsoleWindow(session, Theme.DARK);
                    window.show(new Stage(), "bench");
                    made.complete(new ScreenBench(session, window));
                });
        ScreenBench bench = made.get();
        session.start();
        bench.run(Integer.parseInt(args[1]), Integer.parseInt(args[3]));
        if (!(session.feed().latest().feed() instanceof FeedStatus.Live)) {
            bench.report("the feed is not live at the end", 1);
        }
        session.close();
        System.exit(0);
    }
}
