package io.signalbox.bench;

import io.signalbox.bench.compare.Comparison;
import io.signalbox.bench.compare.Contender;
import io.signalbox.bench.compare.Cores;
import io.signalbox.bench.compare.Report;
import io.signalbox.bench.compare.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// `signalbox bench`: compares whole servers, each a process on a core of its own.
public final class BenchMain {
    private static final int USAGE = 2;
    private static final int FAILED = 1;
    private static final String HELP =
            """
            Usage: signalbox bench idle|echo|broadcast|all|console [OPTIONS]

            Compares whole servers: each is a process pinned to one core (where taskset is), the load generator is another
            process on another core, and the server's processor time is what counts. All servers take turns, round after
            round. Medians and ratios against raw Netty go to target/bench as Markdown and JSON.

              idle               memory for each of --connections idle WebSocket connections
              echo               processor time for an acked echo, window 16 on each of 16 connections
              broadcast          processor time for a million deliveries in one room, window 8

              console            the desktop console, headless, before a synthetic fleet of 100,000 sockets, 1,000 rooms and
                                 1,000 servers with 2,000 events a second: frames, latency, filter, sort, memory, start

              --servers LIST     signalbox, signalbox-loop (handlers on the event loop), netty, node (official server from
                                 npm) [signalbox,netty]
              --connections N    idle: 10000, broadcast: 1000 subscribers; echo always has 16
              --count N          echoes (2000000) or deliveries (1000000)
              --rounds N         [3]
              --profile          record the servers with JFR into target/bench; slows them
              --seconds N        console: seconds on each screen [15]
              --help             show this
            """;

    private BenchMain() {}

    /// Runs the comparison and prints its tables.
    public static void main(String... args) {
        Home.quietLog();
        BenchArguments arguments;
        try {
            Options options = options(args);
            if (options.has("--help")) {
                System.out.print(HELP);
                return;
            }
            if (options.words().equals(List.of("console"))) {
                int seconds = options.number("--seconds", 1, 600).orElse(15);
                System.exit(console(seconds, options.number("--rounds", 1, 20).orElse(3)));
            }
            arguments = parse(options);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(run(arguments));
    }

    static Options options(String... args) {
        return new Options(
                List.of(args),
                Set.of("--servers", "--connections", "--count", "--rounds", "--seconds"),
                Set.of("--profile", "--help"));
    }

    /// @throws IllegalArgumentException naming what is wrong and what is allowed
    static BenchArguments parse(Options options) {
        String name = options.words().size() == 1 ? options.words().getFirst() : "";
        List<Scenario> scenarios =
                Arrays.stream(Scenario.values())
                        .filter(s -> name.equals("all") || s.text().equals(name))
                        .toList();
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException(
                    "say what to measure: idle, echo, broadcast, all or console (--help tells more)");
        }
        return new BenchArguments(
                scenarios,
                options.number("--connections", 1, 25_000),
                options.number("--count", 1_000, 100_000_000),
                Arrays.stream(options.text("--servers", "signalbox,netty").split(","))
                        .map(Contender::of)
                        .distinct()
                        .toList(),
                options.number("--rounds", 1, 100).orElse(3),
                options.has("--profile"));
    }

    private static int console(int seconds, int starts) {
        try (ProcessScope scope = ProcessScope.open()) {
            new ConsoleBench(scope.processes(), scope.workspace().folder(), Home.folder())
                    .run(seconds, starts);
            return 0;
        } catch (IOException e) {
            System.err.println("bench: " + e.getMessage());
            return FAILED;
        }
    }

    private static int run(BenchArguments arguments) {
        Path folder = Home.folder().resolve("target/bench");
        try (ProcessScope scope = ProcessScope.open()) {
            Cores cores = Cores.find();
            for (Scenario scenario : arguments.scenarios()) {
                Report report =
                        new Comparison(
                                        arguments,
                                        scenario,
                                        scope.processes(),
                                        cores,
                                        folder,
                                        System.err::println)
                                .run();
                // Figures of a recorded run must not take the place of those that can be compared.
                String name = scenario.text() + (arguments.profile() ? "-profile" : "");
                report.write(folder, name);
                System.out.println(report.markdown());
            }
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            return FAILED;
        }
    }
}
