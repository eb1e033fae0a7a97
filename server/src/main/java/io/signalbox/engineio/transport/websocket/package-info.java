/// WebSocket (RFC 6455) with per-message deflate (RFC 7692): handshake, frames, the Engine.IO transport.
@NullMarked
package io.signalbox.engineio.transport.websocket;

import org.jspecify.annotations.NullMarked;
