package io.signalbox.fleet;

/// Activity per second, averaged over the last ten seconds of complete buckets. Packets without data
/// (heartbeats) are not counted by servers, so "events" are Engine.IO messages that carry data.
public record Rates(
        double connects,
        double disconnects,
        double eventsIn,
        double eventsOut,
        double bytesIn,
        double bytesOut) {

    public static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0);

    public Rates plus(Rates other) {
        return new Rates(
                connects + other.connects,
                disconnects + other.disconnects,
                eventsIn + other.eventsIn,
                eventsOut + other.eventsOut,
                bytesIn + other.bytesIn,
                bytesOut + other.bytesOut);
    }

    public Rates dividedBy(double divisor) {
        return new Rates(
                connects / divisor,
                disconnects / divisor,
                eventsIn / divisor,
                eventsOut / divisor,
                bytesIn / divisor,
                bytesOut / divisor);
    }
}
