/// Engine.IO over Netty: HTTP long-polling, WebSocket and the upgrade from one to the other.
@NullMarked
package io.signalbox.engineio.transport;

import org.jspecify.annotations.NullMarked;
