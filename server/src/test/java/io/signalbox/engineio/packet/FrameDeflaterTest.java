package io.signalbox.engineio.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDeflaterTest {
    private static final int RSV1 = 0x40;

    private final FrameDeflater deflater = new FrameDeflater(100);

    @AfterEach
    void close() {
        deflater.close();
    }

    private static ByteBuf frames(byte[]... payloads) {
        ByteBuf frames = Unpooled.buffer();
        for (byte[] payload : payloads) {
            FrameHeader.write(frames, FrameHeader.TEXT, payload.length);
            frames.writeBytes(payload);
        }
        return frames;
    }

    /// Reads one frame as a client does.
    private static byte[] read(ByteBuf in, boolean compressed) throws DataFormatException {
        assertThat((in.readUnsignedByte() & RSV1) != 0).isEqualTo(compressed);
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] payload = new byte[length];
        in.readBytes(payload);
        return compressed ? inflate(payload) : payload;
    }

    private static byte[] inflate(byte[] payload) throws DataFormatException {
        byte[] withTail = Arrays.copyOf(payload, payload.length + 4);
        withTail[withTail.length - 2] = (byte) 0xff;
        withTail[withTail.length - 1] = (byte) 0xff;
        Inflater inflater = new Inflater(true);
        inflater.setInput(withTail);
        byte[] out = new byte[2_000_000];
        int length = inflater.inflate(out);
        assertThat(inflater.getRemaining()).isZero();
        inflater.end();
        return Arrays.copyOf(out, length);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 125, 126, 8191, 8192, 8193, 65_535, 65_536, 1_000_000})
    void compressesMessagesOfAnyLength(int length) throws DataFormatException {
        byte[] message =
                "tick "
                        .repeat(length / 5 + 1)
                        .substring(0, length)
                        .getBytes(StandardCharsets.US_ASCII);

        ByteBuf out = Unpooled.wrappedBuffer(deflater.deflate(frames(message)));

        assertThat(out.readableBytes()).isLessThan(length / 2 + 60);
        assertThat(read(out, true)).isEqualTo(message);
        assertThat(out.isReadable()).isFalse();
    }

    // Sizes around a full chunk of output, where the flush marker may fall apart.
    @ParameterizedTest
    @ValueSource(ints = {8170, 8176, 8180, 8182, 8184, 8186, 8188, 8190, 16_370, 16_380})
    void compressesWhatCannotBecomeShorter(int length) throws DataFormatException {
        byte[] noise = new byte[length];
        for (int more = 0; more < 12; more++) {
            noise = Arrays.copyOf(noise, length + more);
            new Random(length).nextBytes(noise);

            ByteBuf out = Unpooled.wrappedBuffer(deflater.deflate(frames(noise)));

            assertThat(read(out, true)).isEqualTo(noise);
            assertThat(out.isReadable()).isFalse();
        }
    }

    @Test
    void leavesMessagesBelowTheThresholdAsTheyAre() {
        ByteBuf frames = frames(new byte[99], new byte[0]);

        assertThat(deflater.deflate(frames)).isEqualTo(ByteBufUtil.getBytes(frames));
    }

    @Test
    void compressesEachMessageOnItsOwn() throws DataFormatException {
        byte[] long1 = "a".repeat(500).getBytes(StandardCharsets.US_ASCII);
        byte[] tiny = {1, 2, 3};

        ByteBuf out = Unpooled.wrappedBuffer(deflater.deflate(frames(long1, tiny, long1)));

        assertThat(read(out, true)).isEqualTo(long1);
        assertThat(read(out, false)).isEqualTo(tiny);
        assertThat(read(out, true)).isEqualTo(long1);
        assertThat(out.isReadable()).isFalse();
    }

    @Test
    void doesNotMoveThePlaceInWhatItReads() {
        ByteBuf frames = frames("a".repeat(500).getBytes(StandardCharsets.US_ASCII));

        byte[] first = deflater.deflate(frames);

        assertThat(deflater.deflate(frames)).isEqualTo(first);
    }
}
