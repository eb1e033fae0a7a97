/// The Socket.IO server's public API: server, namespaces, sockets, broadcasts and acks.
@NullMarked
package io.signalbox.socketio;

import org.jspecify.annotations.NullMarked;
