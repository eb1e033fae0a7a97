package io.signalbox.app;

import io.signalbox.environment.EnvironmentException;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/// Opens the console; see [ConsoleArguments#HELP].
public final class ConsoleMain {

    private ConsoleMain() {}

    public static void main(String[] args) throws InterruptedException {
        ConsoleLog.configure();
        ConsoleArguments arguments;
        try {
            arguments = ConsoleArguments.parse(args);
        } catch (UsageException | EnvironmentException e) {
            System.err.println("signalbox console: " + e.getMessage());
            System.exit(2);
            return;
        }
        if (arguments instanceof ConsoleArguments.Help) {
            System.out.print(ConsoleArguments.HELP);
            return;
        }
        open(arguments, typedPassword(arguments));
    }

    /// The password typed on the terminal, where there is one and a login is asked for; else empty,
    /// and the window asks.
    private static char[] typedPassword(ConsoleArguments arguments) {
        if (!(arguments instanceof ConsoleArguments.OnFleet fleet)
                || fleet.admin().username() == null) {
            return new char[0];
        }
        // Null or no terminal, by the JDK's version, where standard input is not one.
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(
                        terminal ->
                                terminal.readPassword(
                                        "Password of %s at %s: ",
                                        fleet.admin().username(), fleet.admin().url()))
                .orElseGet(() -> new char[0]);
    }

    private static void open(ConsoleArguments arguments, char[] password)
            throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        ConsoleApp app = new ConsoleApp(arguments, password, closed::countDown);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(app::release));
        Platform.setImplicitExit(false);
        Platform.startup(app::begin);
        closed.await();
        Platform.exit();
        // Library threads (the Socket.IO client's) are not daemons.
        System.exit(0);
    }
}
