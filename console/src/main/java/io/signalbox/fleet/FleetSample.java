package io.signalbox.fleet;

import java.time.Instant;
import java.util.Map;

/// The fleet at one moment, for charts. One every two seconds.
///
/// @param clientsByServer Engine.IO connections by `serverId`, healthy servers only
/// @param connectsByServer connections opened since the sample before
/// @param rates of the whole fleet, per second
public record FleetSample(
        Instant at,
        Map<String, Integer> clientsByServer,
        Map<String, Integer> connectsByServer,
        Rates rates) {

    public FleetSample {
        clientsByServer = fixed(clientsByServer);
        connectsByServer = fixed(connectsByServer);
    }

    private static Map<String, Integer> fixed(Map<String, Integer> map) {
        return map instanceof ServerCounts ? map : Map.copyOf(map);
    }

    public int clients() {
        return clientsByServer instanceof ServerCounts counts
                ? counts.sum()
                : clientsByServer.values().stream().mapToInt(Integer::intValue).sum();
    }
}
