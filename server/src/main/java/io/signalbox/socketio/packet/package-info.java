/// Socket.IO v5 packets and their JSON bytes. No channel, no I/O.
@NullMarked
package io.signalbox.socketio.packet;

import org.jspecify.annotations.NullMarked;
