package io.signalbox.socketio.packet.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.Nullable;

/// Any bytes as msgpack.
class MsgpackDecoderFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void readsOneValueOrRefusesIt(byte[] message) {
        Object value;
        try {
            value = MsgpackDecoder.decode(message);
        } catch (MsgpackException expected) {
            return;
        }
        byte[] written = MsgpackEncoder.encode(value);
        assertThat(MsgpackEncoder.encode(again(written))).isEqualTo(written);
    }

    private static @Nullable Object again(byte[] written) {
        return MsgpackDecoder.decode(written);
    }
}
