package io.signalbox.bench.console;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What the threads of this process worked, and how long they stood ready without a core, as Linux counts it in
/// `/proc`. Elsewhere there is nothing to read and everything is zero. Any thread.
final class ThreadTimes {
    static final Path TASKS = Path.of("/proc/self/task");

    private Map<String, Times> before = read();

    /// Nanoseconds.
    ///
    /// @param worked on a core
    /// @param waited ready to go on, while others had the cores
    record Times(long worked, long waited) {
        static final Times NONE = new Times(0, 0);

        /// The line of a `schedstat`.
        static Times parse(String line) {
            String[] spent = line.strip().split(" ");
            return new Times(Long.parseLong(spent[0]), Long.parseLong(spent[1]));
        }

        Times plus(Times other) {
            return new Times(worked + other.worked, waited + other.waited);
        }

        Times minus(Times other) {
            return new Times(worked - other.worked, waited - other.waited);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.2f s (+%.2f)",
                    Math.max(0, worked) / 1e9,
                    Math.max(0, waited) / 1e9);
        }
    }

    /// What there was since the last call, by what the threads do; begins anew.
    Map<String, Times> take() {
        Map<String, Times> now = read();
        Map<String, Times> since = new TreeMap<>();
        now.forEach(
                (thread, times) ->
                        since.merge(
                                work(thread.substring(thread.indexOf(' ') + 1)),
                                times.minus(before.getOrDefault(thread, Times.NONE)),
                                Times::plus));
        before = now;
        return since;
    }

    /// By number and name of the thread.
    private static Map<String, Times> read() {
        Map<String, Times> times = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                one(task, times);
            }
        } catch (IOException _) {
            // Not Linux.
            return Map.of();
        }
        return times;
    }

    private static void one(Path task, Map<String, Times> into) {
        try {
            String name = Files.readString(task.resolve("comm")).strip();
            into.put(
                    task.getFileName() + " " + name,
                    Times.parse(Files.readString(task.resolve("schedstat"))));
        } catch (IOException _) {
            // A thread that has ended meanwhile.
        }
    }

    private static String work(String thread) {
        if (thread.startsWith("JavaFX")) {
            return "FX thread";
        }
        if (thread.startsWith("QuantumRend")) {
            return "renderer";
        }
        if (thread.startsWith("C1 ") || thread.startsWith("C2 ")) {
            return "compilers";
        }
        if (thread.startsWith("Z") || thread.startsWith("G1") || thread.startsWith("GC ")) {
            return "collector";
        }
        if (thread.startsWith("ForkJoin")) {
            return "virtual threads";
        }
        return switch (thread) {
            case "fleet", "session", "listing", "connection", "rows" -> thread;
            default -> "others";
        };
    }
}
