package io.signalbox.lab.balancer.target;

/// A registered destination. `id` is the caller's own name (an instance id for instance targets, an address for ip
/// targets); several targets may share an id on different ports, so **id and port together** identify a target in
/// its group. Connections go to `host`:`port`.
public record Target(String id, String host, int port) {
    public Target {
        if (id.isBlank()) {
            throw new IllegalArgumentException("target id must not be blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "target " + id + ": port " + port + " is not within 1 to 65535");
        }
    }

    /// What identifies the target in its group, and what a target cookie carries.
    public String key() {
        return id + ":" + port;
    }
}
