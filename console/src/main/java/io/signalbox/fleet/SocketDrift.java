package io.signalbox.fleet;

import java.time.Instant;

/// The sockets known do not agree with what the servers count: some are ghosts of a server that
/// died, or some were missed. The feed reads all sockets again by itself when this lasts.
///
/// @param since when it began
/// @param namespace where it is worst
/// @param known sockets in that namespace
/// @param reported by the servers, in that namespace
/// @param resyncs how often all sockets were read again for this, in vain so far
/// @param nextResync when that is done again, if it is still so
public record SocketDrift(
        Instant since,
        String namespace,
        int known,
        int reported,
        int resyncs,
        Instant nextResync) {}
