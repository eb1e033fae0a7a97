package io.signalbox.engineio.packet;

import java.nio.ByteBuffer;

/// One Engine.IO v4 packet as a client sends it. Source: Engine.IO protocol, "Packet types".
public sealed interface EnginePacket {

    /// `1`
    record Close() implements EnginePacket {}

    /// `2`, with a payload only while probing an upgrade.
    record Ping(String payload) implements EnginePacket {}

    /// `3`
    record Pong(String payload) implements EnginePacket {}

    /// `4`: UTF-8, not yet checked, valid only as long as the buffer that it was read from.
    record Text(ByteBuffer utf8) implements EnginePacket {}

    /// A binary message: a binary WebSocket frame or `b` and base64 in a payload.
    record Binary(ByteBuffer bytes) implements EnginePacket {}

    /// `5`
    record Upgrade() implements EnginePacket {}

    /// `6`
    record Noop() implements EnginePacket {}
}
