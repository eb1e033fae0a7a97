package io.signalbox.socketio.adapter.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.socketio.adapter.cluster.ClusterMessage.Envelope;
import io.signalbox.socketio.testing.RecordedCommands;
import io.signalbox.socketio.testing.RecordedCommands.Publish;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every message that Node servers published with the sharded adapter is understood, and written back byte by
/// byte.
class RecordedClusterMessagesTest {

    private static final List<Publish> RECORDED = RecordedCommands.publishes("redis-sharded");

    @Test
    void writesEveryMessageOfNodeServersByteByByte() throws Exception {
        assertThat(RECORDED).hasSizeGreaterThan(15);
        for (Publish publish : RECORDED) {
            Envelope decoded = ClusterCodec.decode(publish.message());
            assertThat(text(ClusterCodec.encode(decoded))).isEqualTo(text(publish.message()));
        }
    }

    @Test
    void readsTheKindsOfMessagesInTheirOrder() throws Exception {
        List<String> kinds = new ArrayList<>();
        for (Publish publish : RECORDED) {
            kinds.add(ClusterCodec.decode(publish.message()).message().getClass().getSimpleName());
        }
        assertThat(kinds)
                .containsSubsequence(
                        "Broadcast",
                        "Join",
                        "Leave",
                        "Fetch",
                        "Fetched",
                        "ClientCount",
                        "ClientAck",
                        "ServerSideEmit",
                        "ServerSideAnswer",
                        "Disconnect");
    }

    @Test
    void readsTheFirstBroadcastInFull() throws Exception {
        Envelope envelope = ClusterCodec.decode(RECORDED.getFirst().message());
        assertThat(envelope.uid()).isEqualTo("ac819d36da7edd0c");
        assertThat(envelope.nsp()).isEqualTo("/");
        assertThat(envelope.message())
                .isInstanceOfSatisfying(
                        ClusterMessage.Broadcast.class,
                        broadcast -> {
                            assertThat(broadcast.requestId()).isNull();
                            assertThat(broadcast.target())
                                    .isEqualTo(new Target(List.of(), List.of()));
                            assertThat(broadcast.packet().data()).startsWith("ev", 1, "é");
                        });
    }

    @Test
    void writesMsgpackWhereThereIsBinaryAndJsonElsewhere() {
        assertThat(first(new ClusterMessage.ServerSideAnswer("id", "x"))).isEqualTo('{');
        assertThat(
                        first(
                                new ClusterMessage.ServerSideAnswer(
                                        "id", Map.of("deep", List.of(new byte[] {1})))))
                .isEqualTo(0x84);
    }

    private static int first(ClusterMessage message) {
        return ClusterCodec.encode(new Envelope("u", "/", message))[0] & 0xff;
    }

    @Test
    void writesNumbersThatJsonLacksAsNull() {
        byte[] json =
                ClusterCodec.encode(
                        new Envelope(
                                "u", "/", new ClusterMessage.ServerSideAnswer("id", Double.NaN)));
        assertThat(text(json)).contains("\"packet\":null");
    }

    @Test
    void refusesToWriteAValueWithoutEnd() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> first(new ClusterMessage.ServerSideAnswer("id", endless)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nested deeper than 512");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "{}",
                "{\"type\":99,\"data\":{}}",
                "{\"type\":3}",
                "{\"type\":3,\"data\":{\"packet\":{\"data\":[]},\"opts\":{}}}",
                "{\"type\":3,\"data\":{\"packet\":{\"data\":[1]},\"opts\":[]}}",
                "{\"type\":7,\"data\":{\"opts\":{}}}",
                "{\"type\":7,\"data\":{\"opts\":{\"rooms\":{}},\"requestId\":\"x\"}}",
                "{\"type\":8,\"data\":{\"requestId\":\"x\",\"sockets\":[5]}}",
                "{\"type\":9,\"data\":{\"packet\":[]}}",
                "{\"type\":11,\"data\":{\"requestId\":\"x\"}}",
                "{\"type\":3,\"uid\":5,\"data\":{}}",
                "{\"type\":3"
            })
    void refusesMalformedMessages(String text) {
        assertThatThrownBy(() -> ClusterCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadMessageException.class)
                .hasMessageNotContaining("Exception:");
    }

    @Test
    void answersDamagedMessagesOnlyWithItsOwnException() {
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = RECORDED.get(random.nextInt(RECORDED.size())).message();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                ClusterCodec.decode(bytes);
            } catch (BadMessageException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
