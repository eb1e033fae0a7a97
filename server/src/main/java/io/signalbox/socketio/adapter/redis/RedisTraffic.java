package io.signalbox.socketio.adapter.redis;

/// Messages between this server and the others since the start.
///
/// @param published handed to Redis
/// @param notPublished lost because Redis could not be reached or did not accept them
/// @param received meant for this server
/// @param malformed received but not understood, and dropped
public record RedisTraffic(long published, long notPublished, long received, long malformed) {}
