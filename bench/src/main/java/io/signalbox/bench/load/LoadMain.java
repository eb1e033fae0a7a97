package io.signalbox.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bench.probe.Probe;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The load generator as a process: `SCENARIO PORT PID jvm|node COUNT CONNECTIONS`. It prints one line,
/// `result ` and JSON of a [LoadResult]. It measures the server itself, at the very moments when load begins and ends.
public final class LoadMain {
    /// The payload of every message: 32 characters.
    static final String TEXT = "the quick brown fox jumps 012345";

    /// Before the line with the result.
    public static final String RESULT = "result ";

    private LoadMain() {}

    /// Runs one scenario.
    public static void main(String... args) throws IOException {
        int port = Integer.parseInt(args[1]);
        Probe server = new Probe(Long.parseLong(args[2]));
        int count = Integer.parseInt(args[4]);
        int connections = Integer.parseInt(args[5]);
        LoadResult result =
                switch (args[0]) {
                    case "idle" -> IdleLoad.run(port, server, args[3].equals("jvm"), connections);
                    case "echo" ->
                            one("CPU µs per echo", EchoLoad.run(port, server, count, count / 2));
                    case "broadcast" -> broadcast(port, server, count, connections);
                    default -> throw new IllegalArgumentException("unknown scenario " + args[0]);
                };
        System.out.println(RESULT + new ObjectMapper().writeValueAsString(result));
    }

    private static LoadResult broadcast(int port, Probe server, int count, int connections)
            throws IOException {
        int broadcasts = Math.max(1, count / connections);
        double seconds = BroadcastLoad.run(port, server, connections, broadcasts, broadcasts / 2);
        double deliveries = (double) broadcasts * connections;
        return one("CPU s per million deliveries", seconds * 1e6 / deliveries);
    }

    private static LoadResult one(String name, double value) {
        return new LoadResult(Map.of(name, value), List.of());
    }
}
