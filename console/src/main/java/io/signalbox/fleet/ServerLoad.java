package io.signalbox.fleet;

/// How busy one server process is.
///
/// @param cpu of the process, 0..1 of the whole machine
/// @param maxLoopLagMillis of its slowest event loop
public record ServerLoad(
        double cpu, long heapUsedBytes, long heapMaxBytes, double maxLoopLagMillis) {}
