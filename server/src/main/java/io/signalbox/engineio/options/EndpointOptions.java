package io.signalbox.engineio.options;

import java.time.Duration;

/// Where the engine is found. Source: Socket.IO server options, "Low-level engine options".
///
/// @param path of its requests; a slash at the end makes no difference
/// @param addTrailingSlash whether requests have to have a slash behind the path; without it both forms are
///     served
/// @param destroyUpgrade whether WebSocket handshakes for other paths are ended, as nobody else serves them
/// @param destroyUpgradeTimeout how long they are left waiting before
public record EndpointOptions(
        String path,
        boolean addTrailingSlash,
        boolean destroyUpgrade,
        Duration destroyUpgradeTimeout) {

    /// The official defaults: `/socket.io/`, other upgrades ended after a second.
    public static final EndpointOptions DEFAULT =
            new EndpointOptions("/socket.io", true, true, Duration.ofSeconds(1));

    /// Takes the slash at the end off the path.
    public EndpointOptions {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path is \"" + path + "\"; it has to begin with /");
        }
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /// A copy with another path.
    public EndpointOptions withPath(String value) {
        return new EndpointOptions(value, addTrailingSlash, destroyUpgrade, destroyUpgradeTimeout);
    }

    /// A copy that wants a slash behind the path, or not.
    public EndpointOptions withAddTrailingSlash(boolean value) {
        return new EndpointOptions(path, value, destroyUpgrade, destroyUpgradeTimeout);
    }

    /// A copy that ends WebSocket handshakes for other paths after that time, or never.
    public EndpointOptions withDestroyUpgrade(boolean value, Duration timeout) {
        return new EndpointOptions(path, addTrailingSlash, value, timeout);
    }

    /// Whether a request with that path is meant for the engine.
    public boolean serves(String requested) {
        if (!requested.startsWith(path)) {
            return false;
        }
        int rest = requested.length() - path.length();
        return (rest == 0 && !addTrailingSlash) || (rest == 1 && requested.endsWith("/"));
    }
}
