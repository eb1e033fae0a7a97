package io.signalbox.engineio.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/// Any bytes as compressed messages of a client, whole and in fragments.
class CompressedFramesFuzzTest {
    private static final int MAX_MESSAGE = 20_000;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int COMPRESSED = 0x40;
    private static final int LAST = 0x80;
    private static final byte[] GOOD = "what comes after".getBytes(StandardCharsets.UTF_8);

    /// Compressed by the JDK with any settings and cut anywhere, a message comes out as it went in, unless it
    /// is longer than allowed.
    @FuzzTest(maxDuration = "2m")
    void inflatesWhatWasDeflated(FuzzedDataProvider data) {
        int level = data.consumeInt(0, 9);
        boolean text = data.consumeBoolean();
        boolean ended = data.consumeBoolean();
        int times = data.consumeInt(1, 2000);
        int cut = data.consumeInt(1, 500);
        byte[] unit = data.consumeRemainingAsBytes();
        byte[] message = new byte[Math.min(unit.length * times, 3 * MAX_MESSAGE)];
        for (int i = 0; i < message.length; i++) {
            message[i] = unit[i % unit.length];
        }
        byte[] deflated = deflate(message, level, ended);

        List<String> heard = read(fragments(deflated, text ? TEXT : BINARY, cut));

        boolean fits = message.length <= MAX_MESSAGE && deflated.length <= MAX_MESSAGE;
        assertThat(heard)
                .containsExactly(
                        fits ? (text ? "text " : "binary ") + Arrays.toString(message) : "refused");
        stillReads();
    }

    /// Whatever is said to be compressed: read within the limit or refused, and what comes next on another
    /// connection of the same loop is not harmed.
    @FuzzTest(maxDuration = "2m")
    void inflatesOrRefusesAnything(FuzzedDataProvider data) {
        int cut = data.consumeInt(1, 100);
        byte[] bytes = data.consumeRemainingAsBytes();

        List<String> whole = read(fragments(bytes, BINARY, bytes.length + 1));

        assertThat(whole).hasSize(1);
        assertThat(read(fragments(bytes, BINARY, cut))).isEqualTo(whole);
        stillReads();
    }

    private static void stillReads() {
        assertThat(read(fragments(deflate(GOOD, 6, false), BINARY, 1000)))
                .containsExactly("binary " + Arrays.toString(GOOD));
    }

    /// @param ended whether the last block says so, which RFC 7692, 7.2.3.4, allows
    private static byte[] deflate(byte[] message, int level, boolean ended) {
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(message);
        if (ended) {
            deflater.finish();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        int flush = ended ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
        for (int n = deflater.deflate(chunk, 0, chunk.length, flush);
                n > 0;
                n = n < chunk.length ? 0 : deflater.deflate(chunk, 0, chunk.length, flush)) {
            out.write(chunk, 0, n);
        }
        deflater.end();
        byte[] all = out.toByteArray();
        return ended ? all : Arrays.copyOf(all, all.length - 4);
    }

    private static byte[] fragments(byte[] payload, int opcode, int size) {
        ByteBuf out = Unpooled.buffer();
        int from = 0;
        do {
            int length = Math.min(size, payload.length - from);
            int first = from == 0 ? opcode | COMPRESSED : 0;
            out.writeByte(first | (from + length == payload.length ? LAST : 0));
            if (length < 126) {
                out.writeByte(0x80 | length);
            } else if (length < 0x10000) {
                out.writeByte(0x80 | 126).writeShort(length);
            } else {
                out.writeByte(0x80 | 127).writeLong(length);
            }
            out.writeInt(0).writeBytes(payload, from, length);
            from += length;
        } while (from < payload.length);
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return bytes;
    }

    private static List<String> read(byte[] frames) {
        FrameReader reader = new FrameReader(MAX_MESSAGE, true);
        Heard heard = new Heard();
        ByteBuf in = Unpooled.wrappedBuffer(frames);
        try {
            while (reader.read(in, heard)) {
                // heard by the sink
            }
        } catch (BadFrameException e) {
            assertThat(e.closeCode()).isIn(1007, 1009);
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
            all.add("ping");
        }

        @Override
        public void close() {
            all.add("close");
        }
    }
}
