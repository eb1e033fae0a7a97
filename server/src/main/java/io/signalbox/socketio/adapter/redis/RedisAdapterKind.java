package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;

/// Which of the two official adapters the servers of a fleet use. They cannot be mixed in one fleet.
public sealed interface RedisAdapterKind {

    /// `createAdapter`: works with any Redis; every server hears every message.
    ///
    /// @param publishOnSpecificResponseChannel answer on the asking server's own channel, off by default as
    ///     in the official adapter
    record Classic(boolean publishOnSpecificResponseChannel) implements RedisAdapterKind {}

    /// `createShardedAdapter`: needs Redis 7; channels are spread over the nodes of a cluster.
    ///
    /// @param subscriptionMode which rooms have a channel of their own
    record Sharded(SubscriptionMode subscriptionMode) implements RedisAdapterKind {}
}
