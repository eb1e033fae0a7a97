/// The classic adapter: a member of a fleet that speaks the same bytes as `createAdapter` of
/// `@socket.io/redis-adapter` 8.x, on any Redis.
@NullMarked
package io.signalbox.socketio.adapter.redis.classic;

import org.jspecify.annotations.NullMarked;
