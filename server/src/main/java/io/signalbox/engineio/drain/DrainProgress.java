package io.signalbox.engineio.drain;

/// Where a drain stands.
///
/// @param left connections still to be closed; before closing begins, all that are open
/// @param closed connections that this drain has closed
/// @param socketsPerSecond the pace, 0 while serving
/// @param remainingSeconds until everybody has been sent away, an estimate
public record DrainProgress(
        DrainPhase phase, int left, int closed, double socketsPerSecond, long remainingSeconds) {

    /// No drain.
    public static final DrainProgress SERVING = new DrainProgress(DrainPhase.SERVING, 0, 0, 0, 0);

    /// Whether the server should get no new clients.
    public boolean draining() {
        return phase != DrainPhase.SERVING;
    }
}
