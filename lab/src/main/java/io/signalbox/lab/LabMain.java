package io.signalbox.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The lab as a program: `signalbox lab`. See [LabArguments#USAGE]. Exit codes: 0 after an ordered stop, 1 if the lab
/// could not start, 2 for a wrong command line.
public final class LabMain {
    private final LabArguments arguments;
    private final PrintStream out;
    private final CompletableFuture<String> stop = new CompletableFuture<>();
    private volatile boolean up;

    private LabMain(LabArguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] arguments) {
        // before the first logger is made; the servers' configuration has the usual name
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "signalbox-lab-logback.xml");
        }
        LabArguments parsed;
        try {
            parsed = LabArguments.parse(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println("signalbox lab: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        if (parsed.help()) {
            System.out.print(LabArguments.USAGE);
            return;
        }
        System.exit(new LabMain(parsed, System.out).run());
    }

    /// Runs until told to stop; the exit code.
    private int run() {
        try {
            watchParent();
            if (arguments.readyFile().isPresent()) {
                // one of an earlier lab would be taken for this one's
                Files.deleteIfExists(arguments.readyFile().get());
            }
            String password = arguments.managed() ? managedPassword() : Lab.randomPassword();
            out.println("signalbox lab: starting");
            try (Lab lab = Lab.start(options(), password)) {
                Thread closing = Thread.ofPlatform().name("lab-closing").unstarted(lab::close);
                Runtime.getRuntime().addShutdownHook(closing);
                up = true;
                if (arguments.readyFile().isPresent()) {
                    ReadyFile.write(arguments.readyFile().get(), lab);
                }
                LabGreeting.print(out, lab, arguments.managed() ? "" : password);
                out.println("signalbox lab: stopping, because " + stop.join());
            }
            return 0;
        } catch (IOException failed) {
            System.err.println("signalbox lab: " + failed.getMessage());
            return 1;
        }
    }

    private LabOptions options() {
        LabOptions options =
                arguments.empty()
                        ? LabOptions.empty()
                        : LabOptions.standard().withClients(arguments.clients());
        return options.withDeploymentMinute(arguments.deploymentMinute());
    }

    /// Where the parent is not visible, as for the first process of a container, there is nothing to watch.
    private void watchParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(
                        parent ->
                                parent.onExit()
                                        .thenRun(() -> end("the process that started it ended")));
    }

    private String managedPassword() throws IOException {
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        if (password == null || password.isBlank()) {
            throw new IOException(
                    "--managed needs the admin password as the first line of standard input");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > 71) {
            throw new IOException("the admin password must be at most 71 bytes long");
        }
        // a platform thread: a read from a pipe would hold on to a virtual one's carrier
        Thread.ofPlatform().daemon().name("lab-input").start(() -> awaitEnd(input));
        return password;
    }

    private void awaitEnd(BufferedReader input) {
        try {
            while (input.readLine() != null) {
                // only the end matters
            }
        } catch (IOException broken) {
            // a broken pipe is an end too
        }
        end("standard input ended");
    }

    private void end(String why) {
        stop.complete(why);
        if (!up) {
            // nobody waits yet, and what has been started so far is the reaper's
            System.exit(0);
        }
    }
}
