package io.signalbox.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which core is the server's and which the load generator's.
///
/// @param server number of a core, -1 where nothing is pinned
/// @param load number of another core
public record Cores(int server, int load) {
    private static final Cores ANY = new Cores(-1, -1);

    /// The first two of this process, where `taskset` is there to pin to them.
    public static Cores find() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean canPin =
                List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "taskset")));
        if (!canPin || !Files.exists(status)) {
            return ANY;
        }
        List<Integer> allowed =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("Cpus_allowed_list:"))
                        .map(line -> numbers(line.substring(line.indexOf(':') + 1).strip()))
                        .findFirst()
                        .orElse(List.of());
        return allowed.size() < 2 ? ANY : new Cores(allowed.get(0), allowed.get(1));
    }

    static List<Integer> numbers(String list) {
        List<Integer> all = new ArrayList<>();
        for (String part : list.split(",")) {
            String[] ends = part.split("-");
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int i = Integer.parseInt(ends[0]); i <= last; i++) {
                all.add(i);
            }
        }
        return all;
    }

    boolean pinned() {
        return server >= 0;
    }

    List<String> onServer(List<String> command) {
        return on(server, command);
    }

    List<String> onLoad(List<String> command) {
        return on(load, command);
    }

    private static List<String> on(int core, List<String> command) {
        if (core < 0) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        pinned.addAll(command);
        return pinned;
    }
}
