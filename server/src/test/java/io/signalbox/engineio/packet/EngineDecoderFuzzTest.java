package io.signalbox.engineio.packet;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/// Any bytes as a long-polling payload.
class EngineDecoderFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void readsPayloadOrRefusesIt(byte[] payload) {
        List<EnginePacket> packets;
        try {
            packets = EngineDecoder.payload(payload);
        } catch (MalformedPacketException e) {
            return;
        }
        Assertions.assertThat(packets).hasSizeLessThanOrEqualTo(payload.length + 1);
        for (EnginePacket packet : packets) {
            writesBackWhatItRead(packet);
        }
    }

    private static void writesBackWhatItRead(EnginePacket packet) {
        @Nullable Outbound again =
                switch (packet) {
                    case EnginePacket.Text text -> message(text.utf8());
                    case EnginePacket.Binary binary ->
                            Outbound.binary(ByteBufAllocator.DEFAULT, binary.bytes().array());
                    case EnginePacket.Close _ -> Outbound.CLOSE.retain();
                    case EnginePacket.Noop _ -> Outbound.NOOP.retain();
                    // A server writes no such packets.
                    case EnginePacket.Ping _, EnginePacket.Pong _, EnginePacket.Upgrade _ -> null;
                };
        if (again == null) {
            return;
        }
        ByteBuf buffer = ByteBufAllocator.DEFAULT.buffer();
        again.appendTo(buffer);
        again.release();
        byte[] written = ByteBufUtil.getBytes(buffer);
        buffer.release();
        try {
            Assertions.assertThat(EngineDecoder.payload(written)).containsExactly(packet);
        } catch (MalformedPacketException e) {
            throw new AssertionError("what was written cannot be read", e);
        }
    }

    private static Outbound message(ByteBuffer utf8) {
        byte[] text = new byte[utf8.remaining() + 1];
        text[0] = '4';
        utf8.duplicate().get(text, 1, utf8.remaining());
        return Outbound.text(ByteBufAllocator.DEFAULT, text, 0, text.length, List.of());
    }
}
