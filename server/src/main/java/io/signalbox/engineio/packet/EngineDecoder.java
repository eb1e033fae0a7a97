package io.signalbox.engineio.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads what clients send: the text of one WebSocket frame, or a long-polling payload.
public final class EngineDecoder {
    private static final byte SEPARATOR = 0x1e;
    private static final EnginePacket CLOSE = new EnginePacket.Close();
    private static final EnginePacket UPGRADE = new EnginePacket.Upgrade();
    private static final EnginePacket NOOP = new EnginePacket.Noop();
    private static final EnginePacket EMPTY_PING = new EnginePacket.Ping("");
    private static final EnginePacket EMPTY_PONG = new EnginePacket.Pong("");

    /// Payloads of pings and pongs are at most the word `probe`; anything much longer is no heartbeat.
    private static final int MAX_CONTROL_PAYLOAD = 125;

    private EngineDecoder() {}

    /// One packet of text. The result refers to `array`.
    public static EnginePacket text(byte[] array, int offset, int length)
            throws MalformedPacketException {
        if (length == 0) {
            throw new MalformedPacketException("empty packet; expected a type digit");
        }
        return switch (array[offset]) {
            case '1' -> CLOSE;
            case '2' ->
                    length == 1
                            ? EMPTY_PING
                            : new EnginePacket.Ping(control(array, offset, length));
            case '3' ->
                    length == 1
                            ? EMPTY_PONG
                            : new EnginePacket.Pong(control(array, offset, length));
            case '4' -> new EnginePacket.Text(ByteBuffer.wrap(array, offset + 1, length - 1));
            case '5' -> UPGRADE;
            case '6' -> NOOP;
            default -> throw new MalformedPacketException("unknown packet type; expected 1 to 6");
        };
    }

    private static String control(byte[] array, int offset, int length)
            throws MalformedPacketException {
        if (length - 1 > MAX_CONTROL_PAYLOAD) {
            throw new MalformedPacketException("heartbeat longer than 125 bytes");
        }
        return new String(array, offset + 1, length - 1, StandardCharsets.UTF_8);
    }

    /// All packets of a long-polling payload: separated by 0x1e, binary ones as `b` and base64.
    public static List<EnginePacket> payload(byte[] array) throws MalformedPacketException {
        List<EnginePacket> packets = new ArrayList<>(4);
        int start = 0;
        for (int i = 0; i <= array.length; i++) {
            if (i == array.length || array[i] == SEPARATOR) {
                packets.add(payloadPacket(array, start, i - start));
                start = i + 1;
            }
        }
        return packets;
    }

    private static EnginePacket payloadPacket(byte[] array, int offset, int length)
            throws MalformedPacketException {
        if (length == 0 || array[offset] != 'b') {
            return text(array, offset, length);
        }
        ByteBuffer base64 = ByteBuffer.wrap(array, offset + 1, length - 1);
        try {
            return new EnginePacket.Binary(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new MalformedPacketException("binary packet is not base64");
        }
    }
}
