/// Tests of the packet codec.
@NullMarked
package io.signalbox.socketio.packet;

import org.jspecify.annotations.NullMarked;
