package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Socket.IO level of the official v5 suite, one test for each behaviour.
class SocketConformanceIT {
    private static final String SID = "\\{\"sid\":\"[A-Za-z0-9_-]{20}\"}";

    private SocketServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SocketServer(EngineServer.CALM);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connectsToMainNamespace() throws IOException {
        try (RawWebSocket socket = server.open()) {
            socket.text("40");

            assertThat(socket.readText()).matches("40" + SID);
            assertThat(socket.readText()).isEqualTo("42[\"auth\",{}]");
        }
    }

    @Test
    void connectsToMainNamespaceWithPayload() throws IOException {
        try (RawWebSocket socket = server.open()) {
            socket.text("40{\"token\":\"123\"}");

            assertThat(socket.readText()).matches("40" + SID);
            assertThat(socket.readText()).isEqualTo("42[\"auth\",{\"token\":\"123\"}]");
        }
    }

    @Test
    void connectsToCustomNamespace() throws IOException {
        try (RawWebSocket socket = server.open()) {
            socket.text("40/custom,");

            assertThat(socket.readText()).matches("40/custom," + SID);
            assertThat(socket.readText()).isEqualTo("42/custom,[\"auth\",{}]");
        }
    }

    @Test
    void connectsToCustomNamespaceWithPayload() throws IOException {
        try (RawWebSocket socket = server.open()) {
            socket.text("40/custom,{\"token\":\"abc\"}");

            assertThat(socket.readText()).matches("40/custom," + SID);
            assertThat(socket.readText()).isEqualTo("42/custom,[\"auth\",{\"token\":\"abc\"}]");
        }
    }

    @Test
    void refusesUnknownNamespaceAndKeepsTheConnection() throws IOException {
        try (RawWebSocket socket = server.open()) {
            socket.text("40/random");

            assertThat(socket.readText())
                    .isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
            socket.text("40");
            assertThat(socket.readText()).matches("40" + SID);
        }
    }

    @Test
    void closesClientThatJoinsNothingInTime() throws IOException {
        try (RawWebSocket socket = server.open()) {
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void keepsTheConnectionWhenMainNamespaceIsLeft() throws IOException {
        try (RawWebSocket socket = server.join()) {
            socket.text("41");
            socket.text("40/custom,");

            assertThat(socket.readText()).matches("40/custom," + SID);
        }
    }

    @Test
    void keepsMainNamespaceWhenCustomOneIsLeft() throws IOException {
        try (RawWebSocket socket = server.join()) {
            socket.text("40/custom,");
            socket.readText();
            socket.readText();
            socket.text("41/custom");
            socket.text("42[\"message\",\"hi\"]");

            assertThat(socket.readText()).isEqualTo("42[\"message-back\",\"hi\"]");
        }
    }

    @Test
    void sendsEventBack() throws IOException {
        try (RawWebSocket socket = server.join()) {
            socket.text("42[\"message\",1,\"2\",{\"3\":[true]}]");

            assertThat(socket.readText()).isEqualTo("42[\"message-back\",1,\"2\",{\"3\":[true]}]");
        }
    }

    @Test
    void sendsBinaryEventBack() throws IOException {
        try (RawWebSocket socket = server.join()) {
            socket.text(
                    "452-[\"message\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
            socket.binary(1, 2, 3);
            socket.binary(4, 5, 6);

            assertThat(socket.readText())
                    .isEqualTo(
                            "452-[\"message-back\",{\"_placeholder\":true,\"num\":0},"
                                    + "{\"_placeholder\":true,\"num\":1}]");
            assertThat(socket.readBinary()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(socket.readBinary()).isEqualTo(ByteBuffer.wrap(new byte[] {4, 5, 6}));
        }
    }

    @Test
    void sendsBinaryEventBackByPolling() throws IOException {
        String open = RawHttp.get(server.port(), "/socket.io/?EIO=4&transport=polling").body();
        String session = "/socket.io/?EIO=4&transport=polling&sid=" + EngineServer.sid(open);
        RawHttp.post(server.port(), session, "40");
        assertThat(readUntil(session, "auth")).startsWith("40{");
        RawHttp.post(
                server.port(),
                session,
                "451-[\"message\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID");

        assertThat(readUntil(session, "AQID"))
                .endsWith("451-[\"message-back\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID");
    }

    private String readUntil(String session, String part) throws IOException {
        StringBuilder all = new StringBuilder();
        while (all.indexOf(part) < 0) {
            all.append(RawHttp.get(server.port(), session).body());
        }
        return all.toString();
    }

    @Test
    void acksEvent() throws IOException {
        try (RawWebSocket socket = server.join()) {
            socket.text("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");

            assertThat(socket.readText()).isEqualTo("43456[1,\"2\",{\"3\":[false]}]");
        }
    }

    @Test
    void acksBinaryEvent() throws IOException {
        try (RawWebSocket socket = server.join()) {
            socket.text(
                    "452-789[\"message-with-ack\",{\"_placeholder\":true,\"num\":0},"
                            + "{\"_placeholder\":true,\"num\":1}]");
            socket.binary(1, 2, 3);
            socket.binary(4, 5, 6);

            assertThat(socket.readText())
                    .isEqualTo(
                            "462-789[{\"_placeholder\":true,\"num\":0},"
                                    + "{\"_placeholder\":true,\"num\":1}]");
            assertThat(socket.readBinary()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(socket.readBinary()).isEqualTo(ByteBuffer.wrap(new byte[] {4, 5, 6}));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4abc", // no packet at all
                "49[\"x\"]", // unknown type
                "42{}", // event that is no array
                "42abc[\"message\"]", // ack id that is no number
                "42[\"connect\"]", // reserved name
                "42/custom,[\"message\"]", // namespace that was not joined
                "40", // joined already
                "44{}", // only servers say so
                "43-1[]", // negative ack id
                "4511-[\"message\"]", // too many attachments
                "42[\"message\",", // half a JSON
                "b"
            })
    void closesThatConnectionUponBadPacketAndNoOther(String packet) throws IOException {
        try (RawWebSocket other = server.join();
                RawWebSocket socket = server.join()) {
            socket.text(packet);

            assertThat(socket.isClosedByServer()).isTrue();
            other.text("42[\"message\",1]");
            assertThat(other.readText()).isEqualTo("42[\"message-back\",1]");
        }
    }

    @Test
    void ignoresAcksThatNobodyWaitsFor() throws IOException {
        try (RawWebSocket socket = server.join()) {
            socket.text("43999[1]");
            socket.text("42[\"message\",1]");

            assertThat(socket.readText()).isEqualTo("42[\"message-back\",1]");
        }
    }

    @Test
    void closesUponAttachmentWithoutPacketAndTextWithinAttachments() throws IOException {
        try (RawWebSocket first = server.join();
                RawWebSocket second = server.join()) {
            first.binary(1);
            second.text("451-[\"message\",{\"_placeholder\":true,\"num\":0}]");
            second.text("42[\"message\"]");

            assertThat(first.isClosedByServer()).isTrue();
            assertThat(second.isClosedByServer()).isTrue();
        }
    }

    @Test
    void closesUponDeepNesting() throws IOException {
        try (RawWebSocket socket = server.join()) {
            socket.text("42[\"message\"," + "[".repeat(100_000));

            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "abc", "42[\"message\"]"})
    void closesUponGarbageBeforeConnect(String packet) throws IOException {
        try (RawWebSocket socket = server.open()) {
            socket.text(packet);

            assertThat(socket.isClosedByServer()).isTrue();
        }
    }
}
