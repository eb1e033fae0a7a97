/// Tests of the packet codec.
@NullMarked
package io.signalbox.socketio.packet.msgpack;

import org.jspecify.annotations.NullMarked;
