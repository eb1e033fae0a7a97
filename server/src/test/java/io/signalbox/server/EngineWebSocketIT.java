package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineWebSocketIT {
    private EngineServer server;
    private RawWebSocket socket;

    @BeforeEach
    void open() throws IOException {
        server = new EngineServer(EngineServer.CALM);
        socket = server.openWebSocket();
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        server.close();
    }

    @Test
    void echoesText() throws IOException {
        socket.text("4hello");

        assertThat(socket.readText()).isEqualTo("4hello");
    }

    @Test
    void echoesBinary() throws IOException {
        socket.binary(1, 2, 3, 4);

        assertThat(socket.readBinary()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
    }

    @Test
    void closesUponMalformedText() throws IOException {
        socket.text("abc");

        assertThat(socket.isClosedByServer()).isTrue();
    }

    @Test
    void closePacketEndsTheConnection() throws IOException {
        socket.text("1");

        assertThat(socket.isClosedByServer()).isTrue();
        assertThat(server.engine().clients()).isZero();
    }

    @Test
    void answersWebSocketPing() throws IOException {
        socket.frame(0x89, new byte[] {9, 8});

        RawWebSocket.Frame pong = socket.read();
        assertThat(pong.opcode()).isEqualTo(10);
        assertThat(pong.payload()).isEqualTo(ByteBuffer.wrap(new byte[] {9, 8}));
    }

    @Test
    void putsTogetherFragmentsWithPingsBetween() throws IOException {
        socket.frame(0x01, "4a".getBytes(StandardCharsets.UTF_8));
        socket.frame(0x89, new byte[0]);
        socket.frame(0x00, "b".getBytes(StandardCharsets.UTF_8));
        socket.frame(0x80, "c".getBytes(StandardCharsets.UTF_8));

        assertThat(socket.read().opcode()).isEqualTo(10);
        assertThat(socket.readText()).isEqualTo("4abc");
    }

    @Test
    void readsFramesHoweverTheyAreCut() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 30; round++) {
            byte[] frame = maskedText("4" + "é".repeat(random.nextInt(400)));
            for (int from = 0; from < frame.length; ) {
                int to = Math.min(frame.length, from + 1 + random.nextInt(200));
                byte[] piece = new byte[to - from];
                System.arraycopy(frame, from, piece, 0, piece.length);
                socket.raw(piece);
                from = to;
            }
            assertThat(socket.readText()).startsWith("4").matches("4é*");
        }
    }

    private static byte[] maskedText(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(payload.length + 8);
        out.put((byte) 0x81);
        if (payload.length < 126) {
            out.put((byte) (0x80 | payload.length));
        } else {
            out.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        // A mask of zeros is one too.
        out.putInt(0).put(payload);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    @Test
    void echoesTheLargestAllowedMessage() throws IOException {
        socket.text("4" + "x".repeat(999_999));

        assertThat(socket.readText()).hasSize(1_000_000);
    }

    @Test
    void closesUponMessageThatIsTooLarge() throws IOException {
        try (RawWebSocket other = server.openWebSocket()) {
            socket.raw(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0, 0x0f, 0x42, 0x41});
            socket.raw(new byte[] {0, 0, 0, 0});

            assertThat(socket.isClosedByServer()).isTrue();
            other.text("4still here");
            assertThat(other.readText()).isEqualTo("4still here");
        }
    }

    @Test
    void closesUponFragmentsThatGrowTooLarge() throws IOException {
        byte[] half = new byte[600_000];
        socket.frame(0x02, half);
        try {
            socket.frame(0x80, half);
        } catch (SocketException e) {
            // The length in the header was enough for the server; it has not waited for the rest.
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
            return;
        }

        assertThat(socket.isClosedByServer()).isTrue();
    }

    @Test
    void closesUponUnmaskedFrame() throws IOException {
        socket.raw(new byte[] {(byte) 0x81, 1, '4'});

        assertThat(socket.isClosedByServer()).isTrue();
    }

    @Test
    void closesUponReservedBitsUnknownOpcodesAndStrayContinuations() throws IOException {
        for (int first : new int[] {0xc1, 0x83, 0x80, 0x09}) {
            try (RawWebSocket bad = server.openWebSocket()) {
                bad.frame(first, new byte[] {'4'});
                assertThat(bad.isClosedByServer()).as("first byte %x", first).isTrue();
            }
        }
        socket.text("4fine");
        assertThat(socket.readText()).isEqualTo("4fine");
    }

    @Test
    void survivesRandomGarbageOnManyConnections() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            try (RawWebSocket bad = server.openWebSocket()) {
                byte[] garbage = new byte[1 + random.nextInt(300)];
                random.nextBytes(garbage);
                bad.raw(garbage);
            }
        }
        await().until(() -> server.engine().clients() == 1);
        socket.text("4fine");
        assertThat(socket.readText()).isEqualTo("4fine");
    }
}
