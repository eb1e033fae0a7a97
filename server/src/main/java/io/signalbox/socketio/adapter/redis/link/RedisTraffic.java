package io.signalbox.socketio.adapter.redis.link;

/// Messages between this server and the others since the start.
///
/// @param published meant for Redis, the lost ones among them
/// @param notPublished lost because Redis could not be reached, was too slow or did not accept them
/// @param received meant for this server
/// @param malformed received but not understood, and dropped
/// @param failed received and understood, but what they asked for failed
/// @param reconnects how often this server was connected again after it had not been
public record RedisTraffic(
        long published,
        long notPublished,
        long received,
        long malformed,
        long failed,
        long reconnects) {}
