package io.signalbox.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameCounterTest {
    private static void frame(ByteBuf out, int opcode, int length) {
        out.writeByte(0x80 | opcode);
        if (length < 126) {
            out.writeByte(length);
        } else if (length <= 0xFFFF) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
        out.writeBytes("x".repeat(length).getBytes(UTF_8));
    }

    @Test
    void countsMessagesOfAllLengthsHoweverTheirBytesArrive() {
        for (int seed = 0; seed < 50; seed++) {
            ByteBuf all = Unpooled.buffer();
            for (int length : new int[] {2, 125, 126, 300, 65_535, 65_536, 7}) {
                frame(all, 1, length);
                frame(all, 1, 1);
                frame(all, 2, length);
            }
            frame(all, 8, 2);
            FrameCounter counter = new FrameCounter();
            Random random = new Random(seed);
            int messages = 0;
            while (all.isReadable()) {
                int step = Math.min(all.readableBytes(), 1 + random.nextInt(seed < 25 ? 5 : 9000));
                messages += counter.count(all.readSlice(step));
            }
            assertThat(messages).isEqualTo(14);
            assertThat(counter.takePings()).isEqualTo(7);
            assertThat(counter.takePings()).isZero();
            assertThat(counter.closing()).isTrue();
        }
    }

    @Test
    void masksWhatAClientSends() {
        byte[] frame = Frames.text("40/chat,");
        assertThat(frame).hasSize(2 + 4 + 8).startsWith(0x81, 0x88);
        byte[] text = new byte[8];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (frame[6 + i] ^ frame[2 + (i & 3)]);
        }
        assertThat(text).asString(UTF_8).isEqualTo("40/chat,");
    }

    @Test
    void writesLongPayloadsWithTheLengthOfTheirKind() {
        assertThat(Frames.frame(Frames.BINARY, new byte[300])).startsWith(0x82, 0xFE, 0x01, 0x2C);
        assertThat(Frames.frame(Frames.BINARY, new byte[70_000])).startsWith(0x82, 0xFF, 0, 0);
    }
}
