package io.signalbox.bench;

import io.signalbox.bench.soak.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// `signalbox soak`: mixed load against one channel server, with an eye on its memory.
public final class SoakMain {
    private static final int USAGE = 2;
    private static final int FAILED = 1;
    private static final String HELP =
            """
            Usage: signalbox soak [--minutes N] [--seed N]

            Runs one channel server with Redis and an admin client (development mode), all on 127.0.0.1, under bounded mixed
            load: polling, WebSocket, upgrades, rooms, broadcasts, acks, binary, slow consumers, aborted polls, namespaces,
            hostile input. Samples memory after full collections, threads and open files into target/bench/soak.csv. Status
            1 when one of them grows over the last two thirds. Ends everything it started, also on Ctrl+C.

              --minutes N   1 to 1440 [60]
              --seed N      repeats what the clients do [1]
              --help        show this
            """;

    private SoakMain() {}

    /// Runs the soak and prints its samples and its verdict.
    public static void main(String... args) {
        Home.quietLog();
        Duration time;
        long seed;
        try {
            Options options =
                    new Options(List.of(args), Set.of("--minutes", "--seed"), Set.of("--help"));
            if (options.has("--help")) {
                System.out.print(HELP);
                return;
            }
            if (!options.words().isEmpty()) {
                throw new IllegalArgumentException(
                        "unknown word '%s'; allowed: --minutes, --seed, --help"
                                .formatted(options.words().getFirst()));
            }
            time = Duration.ofMinutes(options.number("--minutes", 1, 1440).orElse(60));
            seed = options.number("--seed", 0, Integer.MAX_VALUE).orElse(1);
        } catch (IllegalArgumentException e) {
            System.err.println("soak: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(run(time, seed));
    }

    private static int run(Duration time, long seed) {
        Path folder = Home.folder().resolve("target/bench");
        try (ProcessScope scope = ProcessScope.open()) {
            Files.createDirectories(folder);
            Path csv = folder.resolve("soak.csv");
            System.out.println("samples go to target/bench/soak.csv");
            Soak.Verdict verdict =
                    new Soak(time, seed, csv, System.out::println)
                            .run(scope.processes(), scope.workspace());
            verdict.lines().forEach(System.out::println);
            return verdict.flat() ? 0 : FAILED;
        } catch (IOException e) {
            System.err.println("soak: " + e.getMessage());
            return FAILED;
        }
    }
}
