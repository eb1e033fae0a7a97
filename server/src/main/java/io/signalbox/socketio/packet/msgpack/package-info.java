/// msgpack as JavaScript members of a fleet write and read it (the dialect of notepack.io), with nothing but
/// the JDK. Used for messages between servers and by the msgpack parser of clients.
@NullMarked
package io.signalbox.socketio.packet.msgpack;

import org.jspecify.annotations.NullMarked;
