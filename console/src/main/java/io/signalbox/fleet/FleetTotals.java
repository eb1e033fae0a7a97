package io.signalbox.fleet;

/// Sums over the fleet. `clients` and `sockets` come from the servers' own statistics, so they are
/// right in production mode too, where no socket is listed; servers that went silent do not count.
///
/// @param clients Engine.IO connections
/// @param sockets in all namespaces but the admin one
/// @param rooms known ones, private ones not counted; 0 in production mode
/// @param rates activity per second
/// @param unreadableEvents events of the feed that could not be understood since its start
public record FleetTotals(
        int clients,
        int pollingClients,
        int sockets,
        int rooms,
        int namespaces,
        Rates rates,
        long unreadableEvents) {

    public static final FleetTotals NONE = new FleetTotals(0, 0, 0, 0, 0, Rates.NONE, 0);

    public double connectsPerSecond() {
        return rates.connects();
    }

    public double disconnectsPerSecond() {
        return rates.disconnects();
    }

    public double eventsInPerSecond() {
        return rates.eventsIn();
    }

    public double eventsOutPerSecond() {
        return rates.eventsOut();
    }

    public double bytesInPerSecond() {
        return rates.bytesIn();
    }

    public double bytesOutPerSecond() {
        return rates.bytesOut();
    }
}
