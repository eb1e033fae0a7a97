package io.signalbox.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.epoll.Epoll;
import io.signalbox.bench.BenchArguments;
import io.signalbox.bench.load.LoadMain;
import io.signalbox.bench.load.LoadResult;
import io.signalbox.lab.process.LocalProcess;
import io.signalbox.lab.process.LocalProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs one scenario against all servers in turn, round after round; each time with new processes.
public final class Comparison {
    private static final String READY = "listening on http://127.0.0.1:";
    private static final int START_SECONDS = 30;
    private static final int RUN_SECONDS = 1800;
    private static final int STOP_SECONDS = 20;

    private final BenchArguments arguments;
    private final Scenario scenario;
    private final LocalProcesses processes;
    private final Cores cores;
    private final Path folder;
    private final NodePeer node;
    private final Consumer<String> progress;

    /// @param folder where recordings go, and the official server is installed
    /// @param progress gets a line for each run
    public Comparison(
            BenchArguments arguments,
            Scenario scenario,
            LocalProcesses processes,
            Cores cores,
            Path folder,
            Consumer<String> progress) {
        this.arguments = arguments;
        this.scenario = scenario;
        this.processes = processes;
        this.cores = cores;
        this.folder = folder;
        this.node = new NodePeer(folder.resolve("node"));
        this.progress = progress;
    }

    /// Runs everything. Blocks for minutes.
    public Report run() throws IOException {
        Files.createDirectories(folder);
        OpenFiles.check(connections());
        if (arguments.servers().contains(Contender.NODE)) {
            node.install();
        }
        Map<Contender, List<LoadResult>> results = new EnumMap<>(Contender.class);
        for (int round = 1; round <= arguments.rounds(); round++) {
            for (Contender contender : arguments.servers()) {
                LoadResult result = measure(contender);
                results.computeIfAbsent(contender, _ -> new ArrayList<>()).add(result);
                progress.accept(
                        "%s round %d %s: %s"
                                .formatted(scenario.text(), round, contender.text(), line(result)));
            }
        }
        return new Report(scenario, connections(), conditions(), results);
    }

    private int connections() {
        return arguments.connections().orElse(scenario.connections());
    }

    private String line(LoadResult result) {
        return String.join(
                ", ",
                scenario.figures().stream()
                        .map(
                                f ->
                                        Report.number(result.figures().getOrDefault(f, Double.NaN))
                                                + " "
                                                + f)
                        .toList());
    }

    private List<String> conditions() throws IOException {
        List<String> all = new ArrayList<>();
        all.add(
                "%d cores; %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                cores.pinned()
                                        ? "the server pinned to one, the load generator to another"
                                        : "nothing pinned, as there is no taskset or only one core"));
        all.add("JDK " + System.getProperty("java.runtime.version") + ", serial collector");
        all.add(
                "Netty "
                        + io.netty.util.Version.identify().values().stream()
                                .map(io.netty.util.Version::artifactVersion)
                                .findFirst()
                                .orElse("?")
                        + (Epoll.isAvailable() ? ", epoll" : ", NIO"));
        if (arguments.servers().contains(Contender.NODE)) {
            all.add(node.version());
        }
        if (arguments.profile()) {
            all.add("recorded with JFR: good for finding costs, not for comparing");
        }
        return all;
    }

    private LoadResult measure(Contender contender) throws IOException {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        LocalProcess server =
                processes.start(
                        cores.onServer(contender.command(options(contender), node)),
                        Map.of(),
                        line -> {
                            if (line.startsWith(READY)) {
                                port.complete(Integer.parseInt(line.substring(READY.length())));
                            }
                        });
        server.exited()
                .thenRun(
                        () ->
                                port.completeExceptionally(
                                        new IOException(
                                                contender.text()
                                                        + " did not start: "
                                                        + server.log().last(5))));
        try {
            return load(contender, server, await(port, START_SECONDS));
        } finally {
            stop(server);
        }
    }

    private LoadResult load(Contender contender, LocalProcess server, int port) throws IOException {
        List<String> command =
                Java.command(
                        List.of("-XX:+UseSerialGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"),
                        LoadMain.class,
                        List.of(
                                scenario.text(),
                                Integer.toString(port),
                                Long.toString(server.pid()),
                                contender.onJvm() ? "jvm" : "node",
                                Integer.toString(arguments.count().orElse(scenario.count())),
                                Integer.toString(connections())));
        CompletableFuture<LoadResult> result = new CompletableFuture<>();
        LocalProcess load =
                processes.start(
                        cores.onLoad(command),
                        Map.of(),
                        line -> {
                            if (line.startsWith(LoadMain.RESULT)) {
                                result.complete(parse(line.substring(LoadMain.RESULT.length())));
                            }
                        });
        // Output may still be on its way when the end is known.
        load.exited()
                .thenRunAsync(
                        () ->
                                result.completeExceptionally(
                                        new IOException(
                                                "the load generator ended: " + load.log().last(8))),
                        CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
        try {
            return await(result, RUN_SECONDS);
        } finally {
            load.kill();
        }
    }

    private static LoadResult parse(String json) {
        try {
            return new ObjectMapper().readValue(json, LoadResult.class);
        } catch (IOException e) {
            throw new IllegalStateException("not a result: " + json, e);
        }
    }

    private List<String> options(Contender contender) {
        if (!arguments.profile()) {
            return List.of();
        }
        Path file = folder.resolve(scenario.text() + "-" + contender.text() + ".jfr");
        return List.of(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file);
    }

    private static void stop(LocalProcess server) {
        server.terminate();
        server.exited()
                .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                .exceptionally(
                        late -> {
                            server.kill();
                            return -1;
                        })
                .join();
    }

    private static <T> T await(CompletableFuture<T> future, int seconds) throws IOException {
        try {
            return future.orTimeout(seconds, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.toString(), cause);
        }
    }
}
