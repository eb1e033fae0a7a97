package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.packet.msgpack.MsgpackDecoder;
import io.signalbox.socketio.packet.msgpack.MsgpackEncoder;
import io.signalbox.socketio.packet.msgpack.MsgpackParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A server with the msgpack parser, seen from the wire.
class MsgpackParserIT {
    private static final int FIN_BINARY = 0x82;

    private SocketServer server;
    private SocketIoServer io;

    @BeforeEach
    void start() throws IOException {
        io =
                new SocketIoServer(
                        SocketIoOptions.DEFAULT
                                .withEngine(EngineServer.CALM)
                                .withParser(MsgpackParser.MSGPACK));
        io.main().on("echo", e -> e.socket().emit("back", e.args().toArray()));
        io.main().on("ask", e -> e.reply(e.args().toArray()));
        server = new SocketServer(io);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] packet(Object... keysAndValues) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return MsgpackEncoder.encode(map);
    }

    private static Map<?, ?> read(RawWebSocket socket) throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(MsgpackDecoder.decode(socket.readBinary()));
    }

    private RawWebSocket join() throws IOException {
        RawWebSocket socket = server.open();
        socket.frame(FIN_BINARY, packet("type", 0, "nsp", "/"));
        Map<?, ?> connect = read(socket);
        assertThat(connect.get("type")).isEqualTo(0);
        assertThat(connect.get("nsp")).isEqualTo("/");
        return socket;
    }

    @Test
    void exchangesOneBinaryMessageForEachPacket() throws IOException {
        try (RawWebSocket socket = join()) {
            byte[] bytes = {1, 2};
            socket.frame(
                    FIN_BINARY,
                    packet("type", 2, "nsp", "/", "data", List.of("echo", 1, "é", bytes)));
            Map<?, ?> back = read(socket);
            assertThat(back).hasSize(3);
            List<?> data = (List<?>) Objects.requireNonNull(back.get("data"));
            assertThat(data.subList(0, 3)).isEqualTo(List.of("back", 1, "é"));
            assertThat((byte[]) data.get(3)).containsExactly(bytes);

            socket.frame(
                    FIN_BINARY,
                    packet("type", 2, "nsp", "/", "id", 7, "data", List.of("ask", true)));
            assertThat(read(socket))
                    .isEqualTo(Map.of("type", 3, "nsp", "/", "id", 7, "data", List.of(true)));
        }
    }

    @Test
    void ignoresFurtherKeysAndTakesNullForAbsent() throws IOException {
        try (RawWebSocket socket = server.open()) {
            Map<String, @Nullable Object> connect = new HashMap<>();
            connect.put("type", 0);
            connect.put("nsp", "/");
            connect.put("data", null);
            connect.put("options", Map.of("compress", true));
            socket.frame(FIN_BINARY, MsgpackEncoder.encode(connect));
            assertThat(read(socket).get("type")).isEqualTo(0);
        }
    }

    @Test
    void refusesUnknownNamespaceWithObject() throws IOException {
        try (RawWebSocket socket = server.open()) {
            socket.frame(FIN_BINARY, packet("type", 0, "nsp", "/nowhere"));
            assertThat(read(socket))
                    .isEqualTo(
                            Map.of(
                                    "type",
                                    4,
                                    "nsp",
                                    "/nowhere",
                                    "data",
                                    Map.of("message", "Invalid namespace")));
        }
    }

    @Test
    void sendsInstantAsTheDateThatJavaScriptClientsKnow() throws IOException {
        try (RawWebSocket socket = join()) {
            io.emit("at", Instant.ofEpochMilli(1_700_000_000_123L));
            ByteBuffer frame = socket.readBinary();
            byte[] bytes = new byte[frame.remaining()];
            frame.duplicate().get(bytes);
            assertThat(HexFormat.of().formatHex(bytes))
                    .contains("d700" + HexFormat.of().toHexDigits(1_700_000_000_123L));
            assertThat(
                            ((Map<?, ?>) Objects.requireNonNull(MsgpackDecoder.decode(frame)))
                                    .get("data"))
                    .isEqualTo(List.of("at", "2023-11-14T22:13:20.123Z"));
        }
    }

    @Test
    void speaksOverPolling() throws IOException {
        String open = RawHttp.get(server.port(), "/socket.io/?EIO=4&transport=polling").body();
        String session = "/socket.io/?EIO=4&transport=polling&sid=" + EngineServer.sid(open);
        RawHttp.post(server.port(), session, "b" + base64(packet("type", 0, "nsp", "/")));
        String connect = RawHttp.get(server.port(), session).body();
        assertThat(connect).startsWith("b");
        assertThat(MsgpackDecoder.decode(Base64.getDecoder().decode(connect.substring(1))))
                .isInstanceOf(Map.class);
        RawHttp.post(
                server.port(),
                session,
                "b" + base64(packet("type", 2, "nsp", "/", "data", List.of("echo", 1))));
        String back = RawHttp.get(server.port(), session).body();
        assertThat(MsgpackDecoder.decode(Base64.getDecoder().decode(back.substring(1))))
                .isEqualTo(Map.of("type", 2, "nsp", "/", "data", List.of("back", 1)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static List<byte[]> badPackets() {
        return Arrays.asList(
                packet("type", 5, "nsp", "/", "data", List.of("x")),
                packet("type", -1, "nsp", "/"),
                packet("type", "2", "nsp", "/", "data", List.of("x")),
                packet("nsp", "/", "data", List.of("x")),
                packet("type", 2, "nsp", 1, "data", List.of("x")),
                packet("type", 2, "nsp", "/", "data", Map.of()),
                packet("type", 2, "nsp", "/", "data", List.of()),
                packet("type", 2, "nsp", "/", "data", List.of("connect")),
                packet("type", 2, "nsp", "/", "id", "1", "data", List.of("x")),
                packet("type", 2, "nsp", "/", "id", -1, "data", List.of("x")),
                packet("type", 2, "nsp", "/" + "n".repeat(200), "data", List.of("x")),
                packet("type", 3, "nsp", "/", "data", List.of()),
                packet("type", 4, "nsp", "/", "data", Map.of()),
                packet("type", 0, "nsp", "/"),
                MsgpackEncoder.encode(List.of(2)),
                new byte[] {(byte) 0xdf, 127, 0, 0, 0},
                new byte[] {},
                new byte[] {(byte) 0xc1});
    }

    @ParameterizedTest
    @MethodSource("badPackets")
    void closesThatConnectionUponBadPacketAndNoOther(byte[] packet) throws IOException {
        try (RawWebSocket other = join();
                RawWebSocket socket = join()) {
            socket.frame(FIN_BINARY, packet);
            assertThat(socket.isClosedByServer()).isTrue();
            other.frame(FIN_BINARY, packet("type", 2, "nsp", "/", "data", List.of("echo")));
            assertThat(read(other).get("data")).isEqualTo(List.of("back"));
        }
    }

    @Test
    void closesClientThatSpeaksJson() throws IOException {
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }
}
