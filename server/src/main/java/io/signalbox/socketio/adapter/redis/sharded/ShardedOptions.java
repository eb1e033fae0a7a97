package io.signalbox.socketio.adapter.redis.sharded;

import java.time.Duration;

/// Settings of the sharded adapter.
///
/// @param channelPrefix first part of every channel name; the same on all servers
/// @param requestTimeout how long answers of other servers are waited for
/// @param mode which rooms have a channel of their own; the same on all servers
public record ShardedOptions(
        String channelPrefix, Duration requestTimeout, SubscriptionMode mode) {}
