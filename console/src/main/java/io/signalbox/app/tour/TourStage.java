package io.signalbox.app.tour;

import io.signalbox.app.ConsoleSession;
import io.signalbox.app.ConsoleWindow;
import io.signalbox.app.LabProcess;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackReader;
import io.signalbox.environment.Environment;
import io.signalbox.environment.LabEnvironment;
import io.signalbox.journal.Journal;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.theme.Theme;
import io.signalbox.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// What the tour plays on: a lab, a session on it, and the console's window on the headless screen.
final class TourStage implements AutoCloseable {

    private final LabProcess lab;
    private final ConsoleSession session;
    private final ConsoleWindow window;

    private TourStage(LabProcess lab, ConsoleSession session, ConsoleWindow window) {
        this.lab = lab;
        this.session = session;
        this.window = window;
    }

    /// Starts the lab and opens the console on it; the toolkit must be running. Blocks until the lab
    /// is up.
    ///
    /// @throws CheckFailure when the lab does not come up
    static TourStage open(
            Path home, int clients, Journal journal, Consumer<ConsoleSnapshot> watch) {
        LabProcess lab = LabProcess.start(home, clients);
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            Environment environment = LabEnvironment.of(Files.readString(lab.ready(timer).join()));
            ConsoleSession session = new ConsoleSession(environment, lab::password, journal);
            session.onSnapshot(watch);
            CompletableFuture<ConsoleWindow> window = new CompletableFuture<>();
            FxThread.run(
                    () -> {
                        ConsoleWindow made = new ConsoleWindow(session, Theme.DARK);
                        made.show(new Stage(), "Signalbox");
                        window.complete(made);
                    });
            TourStage stage = new TourStage(lab, session, window.join());
            session.start();
            return stage;
        } catch (CompletionException | IOException e) {
            lab.close();
            throw new CheckFailure(String.valueOf(e.getMessage()), e);
        }
    }

    Environment environment() {
        return session.environment();
    }

    Shell shell() {
        return window.shell();
    }

    Scene scene() {
        return window.scene();
    }

    /// The lab's process and all that it started, as of now.
    List<ProcessHandle> labProcesses() {
        return lab.processes();
    }

    /// What CloudFormation has; blocks.
    List<Stack> stacks() {
        StackReader reader = session.stacks();
        return reader == null ? List.of() : reader.stacks();
    }

    long journalEntries() {
        return session.journal().entries().size();
    }

    /// Ends session and lab; waits until the lab is gone.
    @Override
    public void close() {
        session.close();
        lab.close();
    }
}
