package io.signalbox.app;

import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentFile;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.LabEnvironment;
import io.signalbox.environment.UserFolders;
import io.signalbox.fleet.feed.PasswordSource;
import io.signalbox.journal.Journal;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The desktop program from its first window to its last: asks what must be asked, starts a lab
/// where one is wanted, opens the environment, and lets go of everything at the end.
///
/// [#begin] is called on the FX thread; [#release] may be called on any, more than once.
public final class ConsoleApp {

    private final ConsoleArguments arguments;
    private final Theme theme;
    private final Runnable closed;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("app-timer").factory());

    private char[] password;
    private volatile @Nullable LabProcess lab;
    private volatile @Nullable ConsoleSession session;

    /// @param closed told once, when the last window is closed and all is let go
    ConsoleApp(ConsoleArguments arguments, char[] password, Runnable closed) {
        this.arguments = arguments;
        this.password = password;
        this.closed = closed;
        this.theme = light(arguments) ? Theme.LIGHT : Theme.DARK;
    }

    private static boolean light(ConsoleArguments arguments) {
        return switch (arguments) {
            case ConsoleArguments.Help _ -> false;
            case ConsoleArguments.OnLab lab -> lab.light();
            case ConsoleArguments.OnFleet fleet -> fleet.light();
            case ConsoleArguments.OnEnvironment environment -> environment.light();
        };
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
        switch (arguments) {
            case ConsoleArguments.Help _ -> stage.close();
            case ConsoleArguments.OnLab onLab -> startLab(stage, onLab.clients());
            case ConsoleArguments.OnFleet fleet ->
                    ask(
                            stage,
                            new Environment(
                                    name(fleet),
                                    EnvironmentKind.OTHER,
                                    fleet.admin(),
                                    null,
                                    false));
            case ConsoleArguments.OnEnvironment named -> openNamed(stage, named.name());
        }
    }

    private static String name(ConsoleArguments.OnFleet fleet) {
        return fleet.admin().url().getAuthority();
    }

    private void openNamed(Stage stage, String name) {
        StartingView starting = new StartingView(stage, theme);
        starting.say("Reading the environments file");
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                Environment environment =
                                        EnvironmentFile.named(
                                                UserFolders.ofThisUser().environments(), name);
                                FxThread.run(() -> ask(stage, environment));
                            } catch (EnvironmentException e) {
                                FxThread.run(() -> starting.fail(sentence(e)));
                            }
                        });
    }

    private void startLab(Stage stage, int clients) {
        StartingView starting = new StartingView(stage, theme);
        starting.say(
                "Starting the lab: Redis, two servers, a load balancer, an AWS endpoint and "
                        + clients
                        + " clients");
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                LabProcess started = LabProcess.start(home(), clients);
                                lab = started;
                                Path ready = started.ready(timer).join();
                                Environment environment =
                                        LabEnvironment.of(Files.readString(ready));
                                FxThread.run(() -> open(stage, environment, started::password));
                            } catch (CompletionException e) {
                                FxThread.run(() -> starting.fail(sentence(e.getCause())));
                            } catch (IOException | UncheckedIOException | EnvironmentException e) {
                                FxThread.run(() -> starting.fail(sentence(e)));
                            }
                        });
    }

    private static String sentence(@Nullable Throwable fault) {
        return fault == null || fault.getMessage() == null ? "unknown fault" : fault.getMessage();
    }

    /// The folder of this Signalbox, as the start script says; else where it was started.
    public static Path home() {
        String home = System.getenv("SIGNALBOX_HOME");
        return Path.of(home == null ? "." : home).toAbsolutePath().normalize();
    }

    /// Opens the environment, after asking for the password where a login is wanted and none was
    /// typed yet.
    private void ask(Stage stage, Environment environment) {
        if (environment.admin().username() == null || password.length > 0) {
            open(stage, environment, this::copyOfPassword);
            return;
        }
        PasswordView.ask(
                stage,
                theme,
                environment,
                typed -> {
                    password = typed;
                    open(stage, environment, this::copyOfPassword);
                });
    }

    private char[] copyOfPassword() {
        return Arrays.copyOf(password, password.length);
    }

    private void open(Stage stage, Environment environment, PasswordSource source) {
        ConsoleSession opened =
                new ConsoleSession(
                        environment,
                        source,
                        Journal.open(UserFolders.ofThisUser().journal(), InstantSource.system()));
        session = opened;
        ConsoleWindow window = new ConsoleWindow(opened, theme);
        window.show(stage, "Signalbox — " + environment.name());
        opened.start();
    }

    /// Ends the session and the lab; waits until the lab is gone.
    synchronized void release() {
        ConsoleSession opened = session;
        if (opened != null) {
            session = null;
            opened.close();
        }
        LabProcess started = lab;
        if (started != null) {
            lab = null;
            started.close();
        }
        Arrays.fill(password, ' ');
        timer.shutdownNow();
    }
}
