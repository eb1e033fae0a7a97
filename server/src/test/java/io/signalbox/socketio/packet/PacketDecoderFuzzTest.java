package io.signalbox.socketio.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.signalbox.engineio.packet.EngineDecoder;
import io.signalbox.engineio.packet.EnginePacket;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.packet.Outbound;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Any bytes as Socket.IO packets, with attachments.
class PacketDecoderFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void readsPacketOrRefusesIt(byte[] text) {
        Packet packet = read(text, List.of(new byte[] {1}, new byte[0], new byte[] {4, 30}));
        // A name with the separator can only come by WebSocket, bytes that are no UTF-8 grow, and
        // servers write connect errors with objects only.
        if (packet != null
                && !(packet instanceof Packet.ConnectError)
                && packet.nsp().matches("[\\x20-\\x7e]*")
                && !hasEndlessName(packet)) {
            readsBackWhatItWrites(packet);
        }
    }

    /// A number may be an event's name, and one like 1e999 is read as infinite, as by JavaScript; but JSON has
    /// no way to write that again.
    private static boolean hasEndlessName(Packet packet) {
        return packet instanceof Packet.Event event
                && event.data().getFirst() instanceof Number name
                && !Double.isFinite(name.doubleValue());
    }

    @FuzzTest(maxDuration = "2m")
    void readsBinaryEvent(FuzzedDataProvider data) {
        int attachments = data.consumeInt(0, 12);
        String json = data.consumeRemainingAsString();
        byte[] text =
                ("5" + attachments + "-[\"e\"," + json + "]").getBytes(StandardCharsets.UTF_8);
        byte[][] parts = new byte[attachments][3];

        Packet packet = read(text, List.of(parts));
        if (packet != null) {
            assertThat(attachments).isLessThanOrEqualTo(PacketEncoder.MAX_ATTACHMENTS);
            // Several placeholders may stand for one attachment; each would be written as one of
            // its own.
            if (binaries(content(packet)) <= PacketEncoder.MAX_ATTACHMENTS) {
                readsBackWhatItWrites(packet);
            }
        }
    }

    private static int binaries(@Nullable Object value) {
        return switch (value) {
            case byte[] _ -> 1;
            case List<?> list -> list.stream().mapToInt(PacketDecoderFuzzTest::binaries).sum();
            case Map<?, ?> map ->
                    map.values().stream().mapToInt(PacketDecoderFuzzTest::binaries).sum();
            case null, default -> 0;
        };
    }

    private static @Nullable Packet read(byte[] text, List<byte[]> attachments) {
        try {
            BinaryAssembly assembly = PacketDecoder.decode(text, 0, text.length);
            for (byte[] attachment : attachments) {
                if (!assembly.complete()) {
                    assembly.add(attachment);
                }
            }
            return assembly.complete() ? assembly.packet() : null;
        } catch (MalformedPacketException e) {
            return null;
        }
    }

    private static void readsBackWhatItWrites(Packet packet) {
        ByteBuf payload = ByteBufAllocator.DEFAULT.buffer();
        try {
            Outbound written = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
            written.appendTo(payload);
            written.release();
            Packet again = assemble(EngineDecoder.payload(ByteBufUtil.getBytes(payload)));
            assertThat(again.nsp()).isEqualTo(packet.nsp());
            assertThat(again).hasSameClassAs(packet);
            assertThat(normal(content(again))).isEqualTo(normal(content(packet)));
        } catch (MalformedPacketException e) {
            throw new AssertionError("what was written cannot be read: " + packet, e);
        } finally {
            payload.release();
        }
    }

    private static Packet assemble(List<EnginePacket> packets) throws MalformedPacketException {
        if (!(packets.getFirst() instanceof EnginePacket.Text text)) {
            throw new MalformedPacketException("expected text first");
        }
        ByteBuffer utf8 = text.utf8();
        BinaryAssembly assembly =
                PacketDecoder.decode(
                        utf8.array(), utf8.arrayOffset() + utf8.position(), utf8.remaining());
        for (EnginePacket packet : packets.subList(1, packets.size())) {
            if (packet instanceof EnginePacket.Binary binary) {
                assembly.add(binary.bytes().array());
            }
        }
        assertThat(assembly.complete()).isTrue();
        return assembly.packet();
    }

    private static @Nullable Object content(Packet packet) {
        return switch (packet) {
            case Packet.Connect connect -> connect.payload();
            case Packet.Disconnect _ -> null;
            case Packet.Event event -> Arrays.asList(event.id(), event.data());
            case Packet.Ack ack -> Arrays.asList(ack.id(), ack.data());
            case Packet.ConnectError error -> error.payload();
        };
    }

    /// Numbers as JavaScript compares them; what is not finite is written as null there too.
    private static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case Number number ->
                    Double.isFinite(number.doubleValue()) ? number.doubleValue() + 0.0 : null;
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case List<?> list -> list.stream().map(PacketDecoderFuzzTest::normal).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new HashMap<>();
                map.forEach((key, element) -> copy.put(key, normal(element)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }
}
