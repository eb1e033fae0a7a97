package io.signalbox.engineio.options;

import java.time.Duration;
import java.util.Set;

/// How clients may come.
///
/// @param names among `polling` and `websocket`
/// @param allowUpgrades whether polling sessions may go over to WebSocket
/// @param upgradeTimeout from the probe's connection to its `upgrade` packet
public record TransportOptions(Set<String> names, boolean allowUpgrades, Duration upgradeTimeout) {
    /// Name of HTTP long-polling.
    public static final String POLLING = "polling";

    /// Name of WebSocket.
    public static final String WEBSOCKET = "websocket";

    /// The official defaults: both, upgrades within ten seconds.
    public static final TransportOptions DEFAULT =
            new TransportOptions(Set.of(POLLING, WEBSOCKET), true, Duration.ofSeconds(10));

    /// Checks the names.
    public TransportOptions {
        names = Set.copyOf(names);
        if (names.isEmpty() || !Set.of(POLLING, WEBSOCKET).containsAll(names)) {
            throw new IllegalArgumentException(
                    "transports are " + names + "; allowed: polling, websocket or both");
        }
    }

    /// Whether polling sessions are told of WebSocket.
    public boolean offersUpgrade() {
        return allowUpgrades && names.contains(WEBSOCKET);
    }
}
