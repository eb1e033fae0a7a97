package io.signalbox.app.tour;

import io.signalbox.app.ConsoleApp;
import io.signalbox.app.ConsoleLog;
import io.signalbox.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Plays the tour; see [#HELP]. Exit status 0 when every check passed, 1 when one failed, 2 for a
/// wrong command line.
public final class TourMain {

    static final String HELP =
            """
            Usage: ./signalbox tour [--out DIR]

            Plays the main job without a display, on a lab that it starts and ends: watch clients, scale blue 2 → 3,
            start green, shift 10 %, 50 %, 100 % while counting where new connections land, roll back, lose a task.

              --out DIR   where pictures, transcript.txt and journal.jsonl go (default target/tour); older ones are replaced
              --help      this text

            The last line is `tour: N passed, N failed`; the exit status follows it.
            """;

    private static final int CLIENTS = 200;

    private TourMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        ConsoleLog.configure();
        List<String> words = List.of(args);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(HELP);
            return;
        }
        Path out = outFolder(words);
        if (out == null) {
            System.err.println(
                    "signalbox tour: '"
                            + String.join(" ", words)
                            + "': only --out DIR is allowed; see ./signalbox tour --help");
            System.exit(2);
            return;
        }
        System.exit(play(out));
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static @Nullable Path outFolder(List<String> words) {
        if (words.isEmpty()) {
            return ConsoleApp.home().resolve("target").resolve("tour");
        }
        return words.size() == 2 && words.getFirst().equals("--out") ? Path.of(words.get(1)) : null;
    }

    private static int play(Path out) throws IOException, InterruptedException {
        Files.createDirectories(out);
        removeOlder(out);
        CountDownLatch toolkit = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(toolkit::countDown);
        toolkit.await();
        Watch watch = new Watch();
        try (Transcript transcript =
                new Transcript(TourMain::print, out.resolve("transcript.txt"))) {
            transcript.say("starting the lab with " + CLIENTS + " clients");
            playOn(out, transcript, watch);
            return transcript.close("tour");
        } finally {
            Platform.exit();
        }
    }

    private static void playOn(Path out, Transcript transcript, Watch watch)
            throws InterruptedException {
        List<ProcessHandle> started = new ArrayList<>();
        try (TourStage stage =
                TourStage.open(
                        ConsoleApp.home(),
                        CLIENTS,
                        Journal.open(out.resolve("journal.jsonl"), InstantSource.system()),
                        watch::offer)) {
            transcript.say("the lab is up: " + stage.environment().admin().url());
            Hand hand = new Hand(stage.scene(), out);
            new Tour(stage, transcript, hand, watch, CLIENTS).play();
            started.addAll(stage.labProcesses());
        } catch (CheckFailure e) {
            transcript.failed("the lab comes up", String.valueOf(e.getMessage()));
            return;
        }
        List<Long> left =
                started.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
        if (left.isEmpty()) {
            transcript.passed(
                    "the lab leaves no process behind", started.size() + " ran, none is left");
        } else {
            transcript.failed("the lab leaves no process behind", "still running: " + left);
        }
    }

    /// Only what a tour wrote: numbered pictures, its transcript and its journal.
    private static void removeOlder(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d\\d-[a-z0-9-]+\\.png|transcript\\.txt|journal\\.jsonl")) {
                    Files.delete(file);
                }
            }
        }
    }
}
