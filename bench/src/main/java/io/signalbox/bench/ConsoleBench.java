package io.signalbox.bench;

import io.signalbox.app.ConsoleMain;
import io.signalbox.bench.compare.Java;
import io.signalbox.bench.console.IdleWindowMain;
import io.signalbox.bench.console.ScreenBenchMain;
import io.signalbox.bench.console.SyntheticFleetMain;
import io.signalbox.lab.process.LocalProcess;
import io.signalbox.lab.process.LocalProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The console in front of a synthetic fleet of 100,000 sockets in 1,000 rooms on 1,000 servers with
/// 2,000 events a second, and its start with and without the JDK's AOT cache. Each is a process.
final class ConsoleBench {
    private static final List<String> HEADLESS =
            List.of(
                    // as the start script has it
                    "-XX:+UseZGC",
                    "-Xmx2g",
                    "-XX:SoftMaxHeapSize=1g",
                    "-Dprism.disableRegionCaching=true",
                    "-Dglass.platform=Headless",
                    "-Dprism.order=sw",
                    "-Djava.awt.headless=true",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");
    private static final List<String> ON_LINUX =
            List.of(
                    "-XX:ThreadPriorityPolicy=1",
                    "-XX:JavaPriority1_To_OSPriority=10",
                    "-XX:JavaPriority9_To_OSPriority=0",
                    "-XX:JavaPriority10_To_OSPriority=0",
                    "-XX:-PrintWarnings");
    private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");
    private static final Pattern SHOWN = Pattern.compile("window shown (\\d+ ms after .*)");
    private static final int PATIENCE_SECONDS = 600;

    private final LocalProcesses processes;
    private final Path work;
    private final Path home;
    private final List<String> lines = new ArrayList<>();

    /// @param work a folder that is deleted in the end
    /// @param home of this Signalbox
    ConsoleBench(LocalProcesses processes, Path work, Path home) {
        this.processes = processes;
        this.work = work;
        this.home = home;
    }

    /// Prints each figure as it comes and writes all into `target/bench/console.txt`.
    void run(int seconds, int starts) throws IOException {
        starts(starts);
        screens(seconds);
        Path file = home.resolve("target/bench/console.txt");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private void say(String line) {
        lines.add(line);
        System.out.println(line);
    }

    private void screens(int seconds) throws IOException {
        LocalProcess console = beside(ScreenBenchMain.class, seconds);
        wait(console.exited(), console);
        LocalProcess idle = beside(IdleWindowMain.class, seconds);
        wait(idle.exited(), idle);
    }

    /// Starts a fleet and, as the start script has it, a console before it.
    private LocalProcess beside(Class<?> main, int seconds) throws IOException {
        CompletableFuture<String> port = new CompletableFuture<>();
        LocalProcess fleet =
                processes.start(
                        yielding(
                                Java.command(
                                        List.of("-Xmx1g"),
                                        SyntheticFleetMain.class,
                                        List.of("100000", "1000", "1000", "2000"))),
                        Map.of(),
                        line -> first(LISTENING, line, port));
        String listening = wait(port, fleet);
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("-Dlogback.configurationFile=" + Java.LOG);
        Path cache = cache();
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(flags());
        command.add("-cp");
        // The cache holds for a class path that begins like this.
        command.add(classPath() + ":" + System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(
                main == ScreenBenchMain.class
                        ? List.of(listening, "100000", work.toString(), Integer.toString(seconds))
                        : List.of(listening, Integer.toString(seconds)));
        return processes.start(command, Map.of(), this::say);
    }

    /// A fleet of a thousand machines takes no time from the console's own; this one shall take only what is left. Its
    /// events are owed: those that come late come all the same.
    private static List<String> yielding(List<String> command) {
        Path nice = Path.of("/usr/bin/nice");
        List<String> whole = new ArrayList<>(command);
        if (Files.isExecutable(nice)) {
            whole.addAll(0, List.of(nice.toString(), "-n", "5"));
        }
        return whole;
    }

    private void starts(int rounds) throws IOException {
        Path cache = cache();
        for (int i = 0; i < rounds; i++) {
            say("window shown without AOT cache: " + startOnce(List.of()));
            if (Files.exists(cache)) {
                say("window shown with AOT cache: " + startOnce(List.of("-XX:AOTCache=" + cache)));
            }
        }
        if (!Files.exists(cache)) {
            say("no AOT cache: ./signalbox build makes it");
        }
    }

    private String startOnce(List<String> cache) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(cache);
        command.addAll(flags());
        command.add("-cp");
        command.add(classPath());
        command.add(ConsoleMain.class.getName());
        command.add("--environments");
        CompletableFuture<String> shown = new CompletableFuture<>();
        LocalProcess console =
                processes.start(
                        command,
                        Map.of(
                                "XDG_CONFIG_HOME",
                                work.resolve("config").toString(),
                                "XDG_DATA_HOME",
                                work.resolve("data").toString()),
                        line -> first(SHOWN, line, shown));
        String millis = wait(shown, console);
        console.kill();
        wait(console.exited(), console);
        return millis;
    }

    private static List<String> flags() {
        List<String> flags = new ArrayList<>(HEADLESS);
        if (System.getProperty("os.name").equals("Linux")) {
            flags.addAll(ON_LINUX);
        }
        return flags;
    }

    private Path cache() {
        return home.resolve("target/signalbox-console.aot");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// As the start script has it.
    private String classPath() throws IOException {
        Path target = home.resolve("console/target");
        return jar(target) + ":" + target.resolve("lib") + "/*";
    }

    private static Path jar(Path target) throws IOException {
        try (var files = Files.newDirectoryStream(target, "signalbox-console-*.jar")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new IOException("no console is built in " + target);
    }

    private static void first(Pattern pattern, String line, CompletableFuture<String> found) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
            found.complete(matcher.group(1));
        }
    }

    private static <T> T wait(CompletableFuture<T> future, LocalProcess process)
            throws IOException {
        CompletableFuture<T> either =
                future.applyToEither(
                        process.exited()
                                .thenCompose(
                                        _ ->
                                                future.isDone()
                                                        ? future
                                                        : CompletableFuture.failedFuture(
                                                                new IOException(
                                                                        "ended too early: "
                                                                                + process.log()
                                                                                        .last(8)))),
                        value -> value);
        try {
            return either.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }
}
