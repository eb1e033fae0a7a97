package io.signalbox.socketio.adapter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Envelope;

/// Any bytes as a message of the sharded adapter.
class ClusterCodecFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void readsMessageOrRefusesIt(byte[] message) throws Exception {
        Envelope envelope;
        try {
            envelope = ClusterCodec.decode(message);
        } catch (BadMessageException expected) {
            return;
        }
        byte[] written = ClusterCodec.encode(envelope);
        assertThat(ClusterCodec.encode(ClusterCodec.decode(written))).isEqualTo(written);
    }
}
