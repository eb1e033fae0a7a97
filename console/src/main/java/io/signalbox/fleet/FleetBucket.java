package io.signalbox.fleet;

import java.time.Instant;

/// What happened in the whole fleet in ten seconds, as the servers counted it: the sum over all
/// servers, by the clock of each. A server tells of a second up to two seconds later, so the newest
/// bucket or two still grow.
///
/// @param start a whole multiple of ten seconds
/// @param connects Engine.IO connections opened
/// @param packetsIn packets that carry data, from clients
/// @param bytesIn of those packets
public record FleetBucket(
        Instant start,
        long connects,
        long disconnects,
        long packetsIn,
        long packetsOut,
        long bytesIn,
        long bytesOut) {

    public static final int SECONDS = 10;
}
