package io.signalbox.bench.soak;

import io.signalbox.bench.probe.Jcmd;
import io.signalbox.bench.probe.Pause;
import io.signalbox.bench.probe.Probe;
import io.signalbox.lab.load.LoadClients;
import io.signalbox.lab.load.LoadSettings;
import io.signalbox.lab.process.LocalProcesses;
import io.signalbox.lab.process.Workspace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Mixed load against one channel server with Redis and an admin client; its memory is sampled, and in the end a
/// straight line through the samples tells whether it grows.
public final class Soak {
    private static final int CROWD = 350;
    private static final double POLLING = 0.15;
    private static final double PUBLISHES = 25;
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final int SHORTEST_GAP_SECONDS = 10;
    private static final int LONGEST_GAP_SECONDS = 60;
    private static final int SAMPLES = 30;
    private static final int REST_SECONDS = 50;

    private final Duration time;
    private final long seed;
    private final Path csv;
    private final Consumer<String> progress;
    private final List<Sample> samples = new ArrayList<>();
    private double cpuBefore;
    private long nanosBefore = System.nanoTime();

    /// @param time of the load
    /// @param csv file of the samples
    /// @param progress gets a line for each sample
    public Soak(Duration time, long seed, Path csv, Consumer<String> progress) {
        this.time = time;
        this.seed = seed;
        this.csv = csv;
        this.progress = progress;
    }

    /// What came out.
    ///
    /// @param flat no column grows
    /// @param lines for people
    public record Verdict(boolean flat, List<String> lines) {}

    /// Runs it all. Blocks for the whole time and a minute more.
    public Verdict run(LocalProcesses processes, Workspace workspace) throws IOException {
        SoakServer server = SoakServer.start(processes, workspace);
        Counts counts = new Counts();
        LoadSettings crowd =
                LoadSettings.of(CROWD)
                        .withPollingShare(POLLING)
                        .withPublishesPerSecond(PUBLISHES)
                        .withMeanLife(LIFE)
                        .withSeed(seed);
        URI url = URI.create("http://127.0.0.1:" + server.port());
        LoadClients clients = LoadClients.start(url, crowd);
        try (BufferedWriter out = Files.newBufferedWriter(csv);
                OddClients odd = new OddClients(server.port(), counts, seed)) {
            out.write(Sample.HEADER + "\n");
            AdminWatcher admin =
                    new AdminWatcher(
                            odd.loop(),
                            server.port(),
                            counts,
                            server.username(),
                            server.password());
            admin.start();
            odd.start();
            load(server, counts, clients, out);
            progress.accept("clients leave; a last sample follows when all timers have run out");
            admin.leave();
            odd.leave();
            clients.close();
            Pause.millis(Duration.ofSeconds(REST_SECONDS).toMillis());
            take(server, counts, clients, out, "rest", time.toSeconds() + REST_SECONDS);
            return verdict(counts);
        } finally {
            // Does nothing after a close.
            clients.close();
        }
    }

    private void load(SoakServer server, Counts counts, LoadClients clients, BufferedWriter out)
            throws IOException {
        long begin = System.nanoTime();
        long gap =
                Math.clamp(time.toSeconds() / SAMPLES, SHORTEST_GAP_SECONDS, LONGEST_GAP_SECONDS);
        for (long due = gap; due <= time.toSeconds(); due += gap) {
            long now = (System.nanoTime() - begin) / 1_000_000;
            Pause.millis(Math.max(1, due * 1000 - now));
            if (!server.process().isAlive()) {
                throw new IOException("the server ended: " + server.process().log().last(8));
            }
            take(server, counts, clients, out, "load", due);
        }
    }

    private void take(
            SoakServer server,
            Counts counts,
            LoadClients clients,
            BufferedWriter out,
            String phase,
            long seconds)
            throws IOException {
        Probe probe = server.probe();
        double elapsed = (System.nanoTime() - nanosBefore) / 1e9;
        double cpu = probe.cpu().toMillis() / 1e3;
        long heap = Jcmd.liveHeap(probe.pid()).totalBytes();
        Sample sample =
                new Sample(
                        seconds,
                        phase,
                        clients.statistics().connected() + counts.open(),
                        heap,
                        probe.residentBytes(),
                        Jcmd.directBytes(probe.pid()),
                        probe.threads(),
                        probe.openFiles(),
                        (cpu - cpuBefore) / elapsed,
                        clients.statistics().totals().ticks() + counts.messages());
        // The collections that a sample asks for are not the load's.
        cpuBefore = probe.cpu().toMillis() / 1e3;
        nanosBefore = System.nanoTime();
        samples.add(sample);
        out.write(sample.csv() + "\n");
        out.flush();
        progress.accept(sample.line());
    }

    private Verdict verdict(Counts counts) {
        List<Sample> settled = Trend.settled(samples);
        List<Trend> trends =
                Sample.COLUMNS.stream().map(column -> Trend.of(column, settled)).toList();
        boolean flat = trends.stream().noneMatch(Trend::grows);
        List<String> lines = new ArrayList<>();
        lines.add(
                "last two thirds of %s, %d samples after full collections:"
                        .formatted(time, settled.size()));
        trends.forEach(t -> lines.add("  " + t.line()));
        lines.add("acts: " + counts.line() + "; frames to the admin: " + counts.toAdmin());
        boolean tells = trends.stream().allMatch(Trend::tells);
        lines.add("verdict: " + (!tells ? "too short to tell" : flat ? "flat" : "growing"));
        return new Verdict(flat, lines);
    }
}
