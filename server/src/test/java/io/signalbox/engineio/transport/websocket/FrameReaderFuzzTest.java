package io.signalbox.engineio.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Any bytes as WebSocket frames of a client.
class FrameReaderFuzzTest {
    private static final int MAX_MESSAGE = 10_000;

    @FuzzTest(maxDuration = "2m")
    void readsTheSameFromAnyPieces(FuzzedDataProvider data) {
        int cut = data.consumeInt(1, 64);
        boolean deflate = data.consumeBoolean();
        byte[] frames = data.consumeRemainingAsBytes();

        List<String> whole = read(frames, frames.length + 1, deflate);

        assertThat(read(frames, cut, deflate)).isEqualTo(whole);
    }

    @FuzzTest(maxDuration = "2m")
    void putsFragmentsTogether(FuzzedDataProvider data) {
        boolean text = data.consumeBoolean();
        int mask = data.consumeInt();
        List<byte[]> parts = new ArrayList<>();
        int length = 0;
        while (parts.isEmpty() || (data.remainingBytes() > 0 && parts.size() < 20)) {
            byte[] part = data.consumeBytes(data.consumeInt(0, 300));
            parts.add(part);
            length += part.length;
        }
        ByteBuf frames = Unpooled.buffer();
        byte[] message = new byte[length];
        int position = 0;
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            int first = (i == 0 ? (text ? 1 : 2) : 0) | (i == parts.size() - 1 ? 0x80 : 0);
            writeFrame(frames, first, mask, part);
            System.arraycopy(part, 0, message, position, part.length);
            position += part.length;
        }
        byte[] bytes = new byte[frames.readableBytes()];
        frames.readBytes(bytes);

        assertThat(read(bytes, data.consumeInt(1, 50), data.consumeBoolean()))
                .containsExactly((text ? "text " : "binary ") + Arrays.toString(message));
    }

    private static void writeFrame(ByteBuf out, int first, int mask, byte[] payload) {
        out.writeByte(first);
        if (payload.length < 126) {
            out.writeByte(0x80 | payload.length);
        } else {
            out.writeByte(0x80 | 126).writeShort(payload.length);
        }
        out.writeInt(mask);
        for (int i = 0; i < payload.length; i++) {
            out.writeByte(payload[i] ^ (mask >>> (24 - 8 * (i & 3))));
        }
    }

    /// What a connection hears that gets the bytes in pieces of this size.
    private static List<String> read(byte[] bytes, int piece, boolean deflate) {
        FrameReader reader = new FrameReader(MAX_MESSAGE, deflate);
        Heard heard = new Heard();
        ByteBuf in = Unpooled.buffer();
        try {
            for (int from = 0; from < bytes.length; from += piece) {
                in.writeBytes(bytes, from, Math.min(piece, bytes.length - from));
                while (reader.read(in, heard)) {
                    // heard by the sink
                }
            }
        } catch (BadFrameException e) {
            heard.all.add("refused");
        }
        return heard.all;
    }

    private static final class Heard implements FrameReader.Sink {
        private final List<String> all = new ArrayList<>();

        @Override
        public void text(byte[] array, int length) {
            assertThat(length).isLessThanOrEqualTo(MAX_MESSAGE);
            all.add("text " + Arrays.toString(Arrays.copyOf(array, length)));
        }

        @Override
        public void binary(byte[] bytes) {
            assertThat(bytes).hasSizeLessThanOrEqualTo(MAX_MESSAGE);
            all.add("binary " + Arrays.toString(bytes));
        }

        @Override
        public void ping(byte[] payload) {
            assertThat(payload).hasSizeLessThanOrEqualTo(125);
            all.add("ping");
        }

        @Override
        public void close() {
            all.add("close");
        }
    }
}
