package io.signalbox.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The limit of open files, of which each connection takes one in the server and one in the load generator.
final class OpenFiles {
    private static final int OTHERS = 250;

    private OpenFiles() {}

    /// @throws IllegalArgumentException saying what to do when the limit is too low
    static void check(int connections) throws IOException {
        Path limits = Path.of("/proc/self/limits");
        if (!Files.exists(limits)) {
            return;
        }
        // The JVM and Node raise the soft limit to the hard one by themselves.
        for (String line : Files.readAllLines(limits)) {
            if (line.startsWith("Max open files")) {
                check(connections, line.substring(26).strip().split("\\s+")[1]);
            }
        }
    }

    static void check(int connections, String hard) {
        int needed = connections + OTHERS;
        if (!hard.equals("unlimited") && Long.parseLong(hard) < needed) {
            throw new IllegalArgumentException(
                    "%,d connections need %,d open files in each process, and the limit is %s: raise it (ulimit -Hn %d) or give --connections %d"
                            .formatted(
                                    connections,
                                    needed,
                                    hard,
                                    needed,
                                    Math.max(1, Long.parseLong(hard) - OTHERS)));
        }
    }
}
