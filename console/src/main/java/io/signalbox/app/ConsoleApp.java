package io.signalbox.app;

import io.signalbox.app.desktop.OsKeyring;
import io.signalbox.app.desktop.SystemLoud;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentFile;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.environment.LabEnvironment;
import io.signalbox.environment.UserFolders;
import io.signalbox.environment.settings.SettingsFile;
import io.signalbox.journal.Journal;
import io.signalbox.ui.environments.Probes;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.notices.Notice;
import io.signalbox.ui.shell.FileAsking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desktop program from its first window to its last: opens the window on what was asked for,
/// starts labs, and lets go of everything at the end.
///
/// [#begin] is called on the FX thread; [#release] may be called on any, more than once.
public final class ConsoleApp {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleApp.class);
    private static final int LAB_CLIENTS = 200;

    private final ConsoleArguments arguments;
    private final Runnable closed;
    private final UserFolders folders = UserFolders.ofThisUser();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("app-timer").factory());
    private final Set<LabProcess> labs = ConcurrentHashMap.newKeySet();
    private final Set<ConsoleWindow> windows = ConcurrentHashMap.newKeySet();

    private final SystemLoud loud = new SystemLoud();

    private char[] password;
    private volatile @Nullable Preferences preferences;

    /// @param password typed on the terminal, taken over; empty for none
    /// @param closed told once, when the last window is closed and all is let go
    ConsoleApp(ConsoleArguments arguments, char[] password, Runnable closed) {
        this.arguments = arguments;
        this.password = password;
        this.closed = closed;
    }

    void begin() {
        Stage stage = new Stage();
        stage.setOnHidden(
                _ ->
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            release();
                                            closed.run();
                                        }));
        SettingsFile file = new SettingsFile(folders.settings(), InstantSource.system());
        // A small local file, once, before there is anything to block.
        SettingsFile.Loaded loaded = file.load();
        Preferences kept = new Preferences(file, loaded.settings());
        preferences = kept;
        Boolean light = arguments.light();
        if (light != null) {
            kept.change(settings -> settings.withLight(light));
        }
        ConsoleWindow window = new ConsoleWindow(parts(kept, stage));
        windows.add(window);
        window.show(stage, "Signalbox");
        FxThread.later(
                () ->
                        LOG.info(
                                "window shown {} ms after the start of the process, {} ms of processor time",
                                sinceStart().toMillis(),
                                processorTime().toMillis()));
        loaded.remark()
                .ifPresent(
                        sentence ->
                                window.notices()
                                        .add(
                                                new Notice(
                                                        Instant.now(),
                                                        "",
                                                        Notice.Level.WARN,
                                                        sentence,
                                                        null),
                                                () -> {}));
        openFirst(window);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Duration sinceStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }

    private ConsoleWindow.Parts parts(Preferences kept, Stage stage) {
        Executor background = Executors.newVirtualThreadPerTaskExecutor();
        return new ConsoleWindow.Parts(
                new EnvironmentStore(folders.environments(), InstantSource.system()),
                Journal.open(folders.journal(), InstantSource.system()),
                new OsKeyring(),
                new Probes(new FeedConnectionTest(), new StackFleetSearch(background)),
                kept,
                background,
                loud,
                FileAsking.BY_PLATFORM,
                window -> startLab(window, LAB_CLIENTS),
                stage::hide);
    }

    private void openFirst(ConsoleWindow window) {
        switch (arguments) {
            case ConsoleArguments.Help _ -> window.lastClosed();
            case ConsoleArguments.OnLab onLab -> startLab(window, onLab.clients());
            case ConsoleArguments.OnFleet fleet ->
                    window.open(
                            new Environment(
                                    fleet.admin().url().getAuthority(),
                                    EnvironmentKind.OTHER,
                                    fleet.admin(),
                                    null,
                                    false),
                            typed());
            case ConsoleArguments.OnEnvironment named -> openNamed(window, named.name());
            case ConsoleArguments.OnList _ -> window.openEnvironments();
        }
    }

    private char[] typed() {
        char[] taken = password;
        password = new char[0];
        return taken;
    }

    private void openNamed(ConsoleWindow window, String name) {
        EnvironmentTab tab = new EnvironmentTab(window, name, EnvironmentKind.OTHER, () -> {});
        StartingView starting = tab.starting("Reading the environments file");
        window.workspace().add(tab);
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                Environment environment =
                                        EnvironmentFile.named(folders.environments(), name);
                                FxThread.run(
                                        () -> {
                                            EnvironmentTab opened =
                                                    new EnvironmentTab(
                                                            window,
                                                            name,
                                                            environment.kind(),
                                                            () -> {});
                                            window.workspace().replace(tab, opened);
                                            opened.open(environment, typed());
                                        });
                            } catch (EnvironmentException e) {
                                FxThread.run(() -> starting.fail(sentence(e)));
                            }
                        });
    }

    private void startLab(ConsoleWindow window, int clients) {
        LabHolder holder = new LabHolder();
        EnvironmentTab tab =
                new EnvironmentTab(window, "lab", EnvironmentKind.LAB, () -> end(holder));
        StartingView starting =
                tab.starting(
                        "Starting the lab: Redis, two servers, a load balancer, an AWS endpoint and "
                                + clients
                                + " clients");
        window.workspace().add(tab);
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                LabProcess started = LabProcess.start(home(), clients);
                                labs.add(started);
                                holder.lab = started;
                                Path ready = started.ready(timer).join();
                                Environment environment =
                                        LabEnvironment.of(Files.readString(ready));
                                FxThread.run(() -> tab.open(environment, started.password()));
                            } catch (CompletionException e) {
                                FxThread.run(() -> starting.fail(sentence(e.getCause())));
                            } catch (IOException | UncheckedIOException | EnvironmentException e) {
                                FxThread.run(() -> starting.fail(sentence(e)));
                            }
                        });
    }

    /// The lab of one tab, once it is started.
    private static final class LabHolder {
        private volatile @Nullable LabProcess lab;
    }

    private void end(LabHolder holder) {
        LabProcess started = holder.lab;
        if (started != null && labs.remove(started)) {
            started.close();
        }
    }

    private static String sentence(@Nullable Throwable fault) {
        return fault == null || fault.getMessage() == null ? "unknown fault" : fault.getMessage();
    }

    /// The folder of this Signalbox, as the start script says; else where it was started.
    public static Path home() {
        String home = System.getenv("SIGNALBOX_HOME");
        return Path.of(home == null ? "." : home).toAbsolutePath().normalize();
    }

    /// Ends the sessions and the labs; waits until the labs are gone.
    synchronized void release() {
        for (ConsoleWindow window : List.copyOf(windows)) {
            windows.remove(window);
            window.release();
        }
        for (LabProcess lab : List.copyOf(labs)) {
            if (labs.remove(lab)) {
                lab.close();
            }
        }
        Preferences kept = preferences;
        if (kept != null) {
            kept.close();
        }
        Arrays.fill(password, ' ');
        loud.close();
        timer.shutdownNow();
    }
}
