package io.signalbox.lab.balancer.target;

/// What passed to one group or one target since it was added. `activeConnections` are those open now (a proxied
/// WebSocket is one of them); `newConnections`, `requests` (a WebSocket handshake is one), `target5xx` (answered by a
/// target) and `balancer5xx` (502, 503, 504 made by the balancer itself) only grow.
public record TrafficCounts(
        long activeConnections,
        long newConnections,
        long requests,
        long target5xx,
        long balancer5xx) {
    public static final TrafficCounts NONE = new TrafficCounts(0, 0, 0, 0, 0);
}
