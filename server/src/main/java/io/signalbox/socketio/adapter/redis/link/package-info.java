/// Connections of one server to its fleet's Redis, a single one or a cluster: kept open, their state visible,
/// what goes out bounded. What travels over them is the adapters' business.
@NullMarked
package io.signalbox.socketio.adapter.redis.link;

import org.jspecify.annotations.NullMarked;
