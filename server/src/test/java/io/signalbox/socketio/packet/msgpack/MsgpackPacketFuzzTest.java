package io.signalbox.socketio.packet.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.packet.Packet;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Any bytes as packets of a client with the msgpack parser.
class MsgpackPacketFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void readsPacketOrRefusesIt(byte[] bytes) {
        Packet packet = read(bytes);
        if (packet != null) {
            readsBackWhatItWrites(packet);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void readsMapWithKnownKeys(FuzzedDataProvider data) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("type", data.consumeInt(-1, 6));
        map.put("nsp", (data.consumeBoolean() ? "/" : "") + data.consumeAsciiString(8));
        map.put("id", data.consumeBoolean() ? data.consumeInt() : null);
        map.put(
                "data",
                switch (data.consumeInt(0, 3)) {
                    case 0 -> null;
                    case 1 -> Map.of("k", data.consumeString(8));
                    case 2 -> List.of(data.consumeString(8), data.consumeRemainingAsBytes());
                    default -> data.consumeDouble();
                });

        Packet packet = read(MsgpackEncoder.encode(map));
        if (packet != null) {
            readsBackWhatItWrites(packet);
        }
    }

    private static @Nullable Packet read(byte[] bytes) {
        try {
            return MsgpackParser.MSGPACK.reader().binary(ByteBuffer.wrap(bytes));
        } catch (MalformedPacketException e) {
            return null;
        }
    }

    /// Compared as bytes: values that are not equal to themselves, such as NaN, then are.
    private static void readsBackWhatItWrites(Packet packet) {
        byte[] written = written(packet);
        Packet again = read(written);
        assertThat(again).isNotNull().hasSameClassAs(packet);
        if (again != null) {
            assertThat(written(again)).isEqualTo(written);
        }
    }

    private static byte[] written(Packet packet) {
        ByteBuf payload = ByteBufAllocator.DEFAULT.buffer();
        Outbound encoded = MsgpackParser.MSGPACK.encode(ByteBufAllocator.DEFAULT, packet);
        encoded.appendTo(payload);
        encoded.release();
        byte[] base64 = ByteBufUtil.getBytes(payload, 1, payload.readableBytes() - 1);
        payload.release();
        return Base64.getDecoder().decode(base64);
    }
}
