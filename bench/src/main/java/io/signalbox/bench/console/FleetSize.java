package io.signalbox.bench.console;

/// How large the synthetic fleet is.
///
/// @param eventsPerSecond of single sockets; statistics come on top, one per server every two seconds
public record FleetSize(int sockets, int rooms, int servers, int eventsPerSecond) {

    static final FleetSize FULL = new FleetSize(100_000, 1_000, 1_000, 2_000);
}
