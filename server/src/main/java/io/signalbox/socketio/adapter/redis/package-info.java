/// Fleets over Redis: [io.signalbox.socketio.adapter.redis.RedisAdapterFactory] makes a server a member of one,
/// with the classic or the sharded adapter. Only here and below is Lettuce seen.
@NullMarked
package io.signalbox.socketio.adapter.redis;

import org.jspecify.annotations.NullMarked;
