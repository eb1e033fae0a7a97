/// The sharded adapter: a member of a fleet that speaks the same bytes as `createShardedAdapter` of
/// `@socket.io/redis-adapter` 8.x, on Redis 7 or newer, single or cluster.
@NullMarked
package io.signalbox.socketio.adapter.redis.sharded;

import org.jspecify.annotations.NullMarked;
