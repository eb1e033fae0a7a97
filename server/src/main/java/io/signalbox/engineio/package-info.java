/// Engine.IO v4 sessions: handshake, heartbeat, close reasons, event loops. Transports plug in from outside.
@NullMarked
package io.signalbox.engineio;

import org.jspecify.annotations.NullMarked;
