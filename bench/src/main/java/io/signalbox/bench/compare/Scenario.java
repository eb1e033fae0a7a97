package io.signalbox.bench.compare;

import java.util.List;

/// What is compared.
public enum Scenario {
    /// Connections that do nothing.
    IDLE(10_000, 0),

    /// Acked echo, window 16 on each of 16 connections.
    ECHO(16, 2_000_000),

    /// One room, one sender, window 8.
    BROADCAST(1_000, 1_000_000);

    private final int connections;
    private final int count;

    Scenario(int connections, int count) {
        this.connections = connections;
        this.count = count;
    }

    /// Connections where the user gives no number.
    int connections() {
        return connections;
    }

    /// Echoes, or deliveries.
    int count() {
        return count;
    }

    /// The names of the figures; the first is the one that counts.
    List<String> figures() {
        return switch (this) {
            case IDLE ->
                    List.of(
                            "bytes per connection",
                            "heap bytes per connection",
                            "CPU µs per connect");
            case ECHO -> List.of("CPU µs per echo");
            case BROADCAST -> List.of("CPU s per million deliveries");
        };
    }

    /// As on the command line.
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
