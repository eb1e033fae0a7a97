package io.signalbox.socketio.adapter.redis.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.socketio.adapter.cluster.BadMessageException;
import io.signalbox.socketio.adapter.cluster.Target;
import io.signalbox.socketio.testing.RecordedCommands;
import io.signalbox.socketio.testing.RecordedCommands.Publish;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every message that Node servers published is understood, and written back byte by byte.
class RecordedMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"redis-classic", "redis-admin"})
    void writesEveryRequestOfNodeServersByteByByte(String capture) throws Exception {
        List<Publish> requests =
                RecordedCommands.publishes(capture).stream()
                        .filter(p -> p.channel().startsWith("socket.io-request#"))
                        .toList();
        assertThat(requests).hasSizeGreaterThanOrEqualTo(3);
        for (Publish request : requests) {
            ClassicRequest decoded = RequestCodec.decode(request.message());
            assertThat(text(RequestCodec.encode(decoded))).isEqualTo(text(request.message()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis-classic", "redis-admin"})
    void writesEveryResponseOfNodeServersByteByByte(String capture) throws Exception {
        List<Publish> responses =
                RecordedCommands.publishes(capture).stream()
                        .filter(p -> p.channel().startsWith("socket.io-response#"))
                        .toList();
        assertThat(responses).hasSizeGreaterThanOrEqualTo(2);
        for (Publish response : responses) {
            ClassicResponse decoded = ResponseCodec.decode(response.message());
            assertThat(text(ResponseCodec.encode(decoded))).isEqualTo(text(response.message()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis-classic", "redis-admin"})
    void writesEveryBroadcastOfNodeServersByteByByte(String capture) throws Exception {
        List<Publish> broadcasts =
                RecordedCommands.publishes(capture).stream()
                        .filter(p -> p.channel().startsWith("socket.io#"))
                        .toList();
        assertThat(broadcasts).hasSizeGreaterThan(4);
        for (Publish broadcast : broadcasts) {
            BroadcastMessage decoded = BroadcastMessage.decode(broadcast.message());
            if (!"emitter".equals(decoded.uid()) && hasNoDate(decoded)) {
                assertThat(text(decoded.encode())).isEqualTo(text(broadcast.message()));
            }
        }
    }

    /// A date is read as text, so it does not come back as a date.
    private static boolean hasNoDate(BroadcastMessage message) {
        return !message.packet().data().toString().contains("000Z")
                && !message.packet().nsp().equals("/admin");
    }

    @Test
    void readsTheFirstBroadcastInFull() throws Exception {
        BroadcastMessage message =
                BroadcastMessage.decode(
                        RecordedCommands.publishes("redis-classic").getFirst().message());
        assertThat(message.uid()).isEqualTo("f6wWZi");
        assertThat(message.packet().nsp()).isEqualTo("/");
        assertThat(message.packet().data())
                .isEqualTo(
                        Arrays.asList(
                                "ev",
                                1,
                                "é",
                                null,
                                null,
                                Map.of(
                                        "d",
                                        "1970-01-01T00:00:00.000Z",
                                        "f",
                                        1.5,
                                        "big",
                                        1L << 40,
                                        "neg",
                                        -5)));
        assertThat(message.target()).isEqualTo(new Target(List.of(), List.of()));
    }

    @Test
    void readsTheTimesOfAdminEventsAsIsoText() throws Exception {
        BroadcastMessage roomJoined =
                BroadcastMessage.decode(RecordedCommands.publishes("redis-admin").get(2).message());
        assertThat(roomJoined.packet().data())
                .containsExactly(
                        "room_joined",
                        "/",
                        "Ey9DTyJFSp1_e2yNAAAA",
                        "Ey9DTyJFSp1_e2yNAAAA",
                        "2026-11-22T01:49:38.197Z");
    }

    @Test
    void readsTheFormForOneSocketThatOldServersSend() throws Exception {
        ClassicRequest request =
                RequestCodec.decode(
                        bytes("{\"requestId\":\"a\",\"type\":2,\"sid\":\"s\",\"room\":\"r\"}"));
        assertThat(request)
                .isEqualTo(
                        new ClassicRequest.OneSocket(
                                ClassicRequest.OneSocket.Change.JOIN, "a", "s", "r", false));
    }

    @Test
    void knowsRoomsJoinedUnderANumberByTheirDecimalText() throws Exception {
        assertThat(
                        RequestCodec.decode(
                                bytes("{\"type\":2,\"opts\":{\"rooms\":[5]},\"rooms\":[7]}")))
                .isEqualTo(
                        new ClassicRequest.Join(
                                null, new Target(List.of("5"), List.of()), List.of("7")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":99}",
                "{\"type\":\"5\"}",
                "{\"type\":5,\"requestId\":\"x\"}",
                "{\"type\":5,\"requestId\":7,\"opts\":{}}",
                "{\"type\":2,\"opts\":{\"rooms\":\"r\"},\"rooms\":[]}",
                "{\"type\":2,\"opts\":{},\"rooms\":[{}]}",
                "{\"type\":2,\"requestId\":\"x\",\"sid\":\"y\"}",
                "{\"type\":7,\"requestId\":\"x\",\"opts\":{},\"packet\":{\"data\":[]}}",
                "{\"type\":6,\"uid\":[],\"data\":[]}",
                "{\"type\":5",
                "[]",
                "7",
                ""
            })
    void refusesMalformedRequestsNamingTheField(String json) {
        assertThatThrownBy(() -> RequestCodec.decode(bytes(json)))
                .isInstanceOf(BadMessageException.class)
                .hasMessageNotContaining("Exception:");
    }

    @Test
    void answersDamagedMessagesOnlyWithItsOwnException() {
        Random random = new Random(3);
        List<Publish> messages = RecordedCommands.publishes("redis-classic");
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = messages.get(random.nextInt(messages.size())).message().clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            refused += refused(() -> RequestCodec.decode(bytes));
            refused += refused(() -> ResponseCodec.decode(bytes));
            refused += refused(() -> BroadcastMessage.decode(bytes));
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    private interface Decoding {
        Object run() throws BadMessageException;
    }

    private static int refused(Decoding decoding) {
        try {
            decoding.run();
            return 0;
        } catch (BadMessageException expected) {
            return 1;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
