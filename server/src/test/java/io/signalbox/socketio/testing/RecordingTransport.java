package io.signalbox.socketio.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.Transport;
import io.signalbox.engineio.packet.Outbound;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what is written to it.
final class RecordingTransport implements Transport {

    private static final String SEPARATOR = "\u001e";

    private final String name;
    private final List<String> frames;

    RecordingTransport(String name) {
        this(name, new CopyOnWriteArrayList<>());
    }

    RecordingTransport(String name, List<String> frames) {
        this.name = name;
        this.frames = frames;
    }

    List<String> frames() {
        return frames;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public long pendingBytes() {
        return 0;
    }

    @Override
    public void write(Outbound message, boolean compress) {
        write(message);
        if (!compress) {
            frames.add("(not to be compressed)");
        }
    }

    @Override
    public void write(Outbound message) {
        ByteBuf payload = Unpooled.buffer();
        message.appendTo(payload);
        for (String packet : payload.toString(StandardCharsets.UTF_8).split(SEPARATOR, -1)) {
            frames.add(packet.startsWith("b") ? binary(packet) : packet);
        }
        payload.release();
    }

    private static String binary(String packet) {
        byte[] bytes = Base64.getDecoder().decode(packet.substring(1));
        return "<bin " + HexFormat.of().formatHex(bytes) + ">";
    }

    @Override
    public void flush() {}

    @Override
    public void reading(boolean on) {}

    @Override
    public void close(CloseReason reason) {
        frames.add("closed: " + reason.text());
    }

    @Override
    public List<Outbound> detach() {
        return List.of();
    }
}
