package io.signalbox.socketio.adapter.redis.classic;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.signalbox.socketio.adapter.cluster.BadMessageException;

/// Any bytes as messages of the classic adapter.
class ClassicMessagesFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void readsBroadcastOrRefusesIt(byte[] bytes) throws Exception {
        BroadcastMessage message;
        try {
            message = BroadcastMessage.decode(bytes);
        } catch (BadMessageException expected) {
            return;
        }
        byte[] written = message.encode();
        assertThat(BroadcastMessage.decode(written).encode()).isEqualTo(written);
    }

    @FuzzTest(maxDuration = "2m")
    void readsRequestOrRefusesIt(byte[] bytes) throws Exception {
        ClassicRequest request;
        try {
            request = RequestCodec.decode(bytes);
        } catch (BadMessageException expected) {
            return;
        }
        byte[] written = RequestCodec.encode(request);
        assertThat(RequestCodec.encode(RequestCodec.decode(written))).isEqualTo(written);
    }

    @FuzzTest(maxDuration = "2m")
    void readsResponseOrRefusesIt(byte[] bytes) throws Exception {
        ClassicResponse response;
        try {
            response = ResponseCodec.decode(bytes);
        } catch (BadMessageException expected) {
            return;
        }
        byte[] written = ResponseCodec.encode(response);
        assertThat(ResponseCodec.encode(ResponseCodec.decode(written))).isEqualTo(written);
    }
}
