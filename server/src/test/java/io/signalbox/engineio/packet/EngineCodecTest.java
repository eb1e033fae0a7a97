package io.signalbox.engineio.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCodecTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static EnginePacket text(String text) throws MalformedPacketException {
        byte[] bytes = utf8(text);
        return EngineDecoder.text(bytes, 0, bytes.length);
    }

    @Test
    void readsEveryTypeOfPacket() throws MalformedPacketException {
        assertThat(text("1")).isEqualTo(new EnginePacket.Close());
        assertThat(text("2")).isEqualTo(new EnginePacket.Ping(""));
        assertThat(text("2probe")).isEqualTo(new EnginePacket.Ping("probe"));
        assertThat(text("3")).isEqualTo(new EnginePacket.Pong(""));
        assertThat(text("4hello")).isEqualTo(new EnginePacket.Text(ByteBuffer.wrap(utf8("hello"))));
        assertThat(text("5")).isEqualTo(new EnginePacket.Upgrade());
        assertThat(text("6")).isEqualTo(new EnginePacket.Noop());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "7", "abc", "b", "\u001e4x", "4x\u001e", "4a\u001e\u001e4b"})
    void refusesPayloadWithWhatIsNoPacket(String payload) {
        assertThatThrownBy(() -> EngineDecoder.payload(utf8(payload.equals("b") ? "b!" : payload)))
                .isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void refusesHeartbeatWithLongPayload() {
        assertThatThrownBy(() -> text("2" + "x".repeat(126)))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessageContaining("125");
    }

    @Test
    void readsPayloadOfTheSpecification() throws MalformedPacketException {
        List<EnginePacket> packets =
                EngineDecoder.payload(utf8("4hello\u001e2\u001e4world\u001ebAQIDBA=="));

        assertThat(packets)
                .containsExactly(
                        new EnginePacket.Text(ByteBuffer.wrap(utf8("hello"))),
                        new EnginePacket.Ping(""),
                        new EnginePacket.Text(ByteBuffer.wrap(utf8("world"))),
                        new EnginePacket.Binary(ByteBuffer.wrap(new byte[] {1, 2, 3, 4})));
    }

    @Test
    void writesTextAndBinaryAsPayloadAndAsFrames() {
        Outbound message =
                Outbound.text(
                        ByteBufAllocator.DEFAULT,
                        utf8("4ab"),
                        0,
                        3,
                        List.of(new byte[] {1, 2, 3, 4}));
        ByteBuf payload = ByteBufAllocator.DEFAULT.buffer();
        ByteBuf frames = message.frames();
        try {
            message.appendTo(payload);
            message.appendTo(payload);

            assertThat(payload.toString(StandardCharsets.UTF_8))
                    .isEqualTo("4ab\u001ebAQIDBA==\u001e4ab\u001ebAQIDBA==");
            assertThat(ByteBufUtil.hexDump(frames))
                    .isEqualTo("8103" + "346162" + "8204" + "01020304");
            assertThat(message.packets()).isEqualTo(2);
            assertThat(message.payloadBytes()).isEqualTo(6);
        } finally {
            payload.release();
            frames.release();
            message.release();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
    void writesFrameHeadersOfEveryLength(int length) {
        Outbound message = Outbound.binary(ByteBufAllocator.DEFAULT, new byte[length]);
        ByteBuf frames = message.frames();
        try {
            assertThat(frames.getUnsignedByte(0)).isEqualTo((short) 0x82);
            int tiny = frames.getUnsignedByte(1);
            long announced =
                    tiny < 126
                            ? tiny
                            : tiny == 126 ? frames.getUnsignedShort(2) : frames.getLong(2);
            assertThat(announced).isEqualTo(length);
            assertThat(frames.readableBytes()).isEqualTo(FrameHeader.size(length) + length);
        } finally {
            frames.release();
            message.release();
        }
    }

    @Test
    void readsBackEveryRandomPayload() throws MalformedPacketException {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            List<EnginePacket> expected = new ArrayList<>();
            ByteBuf payload = ByteBufAllocator.DEFAULT.buffer();
            for (int i = 0; i <= random.nextInt(5); i++) {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                boolean binary = random.nextBoolean();
                if (!binary) {
                    for (int j = 0; j < bytes.length; j++) {
                        bytes[j] = (byte) ('a' + Math.floorMod(bytes[j], 26));
                    }
                }
                append(payload, bytes, binary);
                ByteBuffer value = ByteBuffer.wrap(bytes);
                expected.add(
                        binary ? new EnginePacket.Binary(value) : new EnginePacket.Text(value));
            }
            assertThat(EngineDecoder.payload(ByteBufUtil.getBytes(payload))).isEqualTo(expected);
            payload.release();
        }
    }

    private static void append(ByteBuf payload, byte[] bytes, boolean binary) {
        Outbound message =
                binary
                        ? Outbound.binary(ByteBufAllocator.DEFAULT, bytes)
                        : Outbound.text(
                                ByteBufAllocator.DEFAULT,
                                "4" + new String(bytes, StandardCharsets.UTF_8));
        message.appendTo(payload);
        message.release();
    }
}
