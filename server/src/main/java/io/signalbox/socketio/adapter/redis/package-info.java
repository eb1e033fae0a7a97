/// The classic Redis adapter: a member of a Socket.IO fleet that speaks the same bytes as
/// `@socket.io/redis-adapter` 8.x. The only package that sees Lettuce.
@NullMarked
package io.signalbox.socketio.adapter.redis;

import org.jspecify.annotations.NullMarked;
