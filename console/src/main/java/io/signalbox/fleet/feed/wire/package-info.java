/// How packets are written and read: JSON text and msgpack, with the listing of all sockets left
/// unread for a thread that has time for it.
@NullMarked
package io.signalbox.fleet.feed.wire;

import org.jspecify.annotations.NullMarked;
