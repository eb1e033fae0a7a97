package io.signalbox.socketio.adapter.redis.link;

import org.jspecify.annotations.Nullable;

/// What an operator wants to know of this server's Redis.
///
/// @param state whether other servers can be reached
/// @param problem why not, in words for a person and without secrets; null while connected
/// @param traffic counters since the start
public record RedisStatus(RedisState state, @Nullable String problem, RedisTraffic traffic) {}
