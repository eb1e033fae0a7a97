package io.signalbox.engineio.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A WebSocket client that sends exactly the frames it is told to. Blocking, with a limit of ten seconds
/// for each read.
public final class RawWebSocket implements AutoCloseable {
    private static final int FIN = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final RawHttp http;
    private final DataInputStream in;
    private final Random masks = new Random(7);
    private final RawHttp.Response handshake;

    /// A frame of the server.
    ///
    /// @param compressed whether its first reserved bit is set
    public record Frame(int opcode, boolean compressed, ByteBuffer payload) {

        /// The payload as text.
        public String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }
    }

    private RawWebSocket(RawHttp http) throws IOException {
        this.http = http;
        this.in = new DataInputStream(http.in());
        this.handshake = http.read();
    }

    /// Asks for an upgrade; [#status()] says whether it was granted.
    public static RawWebSocket connect(int port, String target) throws IOException {
        return connect(RawHttp.connect(port), target);
    }

    /// Asks for an upgrade over an open connection, with further headers.
    public static RawWebSocket connect(RawHttp http, String target, String... headers)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Connection: Upgrade");
        all.add("Upgrade: websocket");
        all.add("Sec-WebSocket-Version: 13");
        all.add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        http.write("GET", target, "", all.toArray(String[]::new));
        return new RawWebSocket(http);
    }

    /// Status of the answer to the handshake.
    public int status() {
        return handshake.status();
    }

    /// The answer to the handshake.
    public RawHttp.Response handshake() {
        return handshake;
    }

    /// Sends a text frame.
    public void text(String text) throws IOException {
        frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a binary frame.
    public void binary(int... bytes) throws IOException {
        byte[] payload = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            payload[i] = (byte) bytes[i];
        }
        frame(FIN | BINARY, payload);
    }

    /// Sends a masked frame with any first byte.
    public void frame(int first, byte[] payload) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(payload.length + 14);
        out.put((byte) first);
        if (payload.length < 126) {
            out.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            out.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            out.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        byte[] mask = new byte[4];
        masks.nextBytes(mask);
        out.put(mask);
        for (int i = 0; i < payload.length; i++) {
            out.put((byte) (payload[i] ^ mask[i & 3]));
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        raw(bytes);
    }

    /// Sends any bytes.
    public void raw(byte[] bytes) throws IOException {
        http.writeRaw(bytes);
    }

    /// The next frame.
    public Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(first & 0xf, (first & 0x40) != 0, ByteBuffer.wrap(payload));
    }

    /// The next frame, which has to be text.
    public String readText() throws IOException {
        Frame frame = read();
        if (frame.opcode() != TEXT) {
            throw new IOException("expected text, got opcode " + frame.opcode());
        }
        return frame.text();
    }

    /// The next frame, which has to be binary.
    public ByteBuffer readBinary() throws IOException {
        Frame frame = read();
        if (frame.opcode() != BINARY) {
            throw new IOException("expected binary, got opcode " + frame.opcode());
        }
        return frame.payload();
    }

    /// Whether the server ends the connection, with or without a close frame, before it says anything
    /// else than heartbeats.
    public boolean isClosedByServer() {
        try {
            while (true) {
                Frame frame = read();
                if (frame.opcode() == CLOSE) {
                    return true;
                }
                if (frame.opcode() != TEXT || !frame.text().equals("2")) {
                    return false;
                }
            }
        } catch (EOFException | SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
