package io.signalbox.fleet;

/// How far the drain of one of Signalbox's servers is.
///
/// @param phase `grace`, `closing` or `drained`; kept as sent
/// @param left connections that are still to be closed
public record DrainProgress(String phase, int left, int closed, double socketsPerSecond) {}
