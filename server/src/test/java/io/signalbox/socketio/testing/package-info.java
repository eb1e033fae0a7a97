/// Stand-ins for what is outside a server: clients and Redis.
@NullMarked
package io.signalbox.socketio.testing;

import org.jspecify.annotations.NullMarked;
