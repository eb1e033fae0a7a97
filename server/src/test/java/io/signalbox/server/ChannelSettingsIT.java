package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.server.settings.ServerConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelSettingsIT {
    private static ChannelServer start(String... settings) throws Exception {
        Map<String, String> environment =
                Map.of("SOCKET_PORT", "0", settings[0], settings[1], settings[2], settings[3]);
        return ChannelServer.start(ServerConfig.from(environment));
    }

    private static RawWebSocket connect(ChannelServer server) throws Exception {
        RawWebSocket socket = RawWebSocket.connect(server.port(), SocketServer.WEBSOCKET);
        socket.readText();
        return socket;
    }

    @Test
    void servesOnAsManyLoopsAsWishedWithTheHandlersOnThem() throws Exception {
        try (ChannelServer server = start("LOOPS", "3", "HANDLERS", "loop");
                RawWebSocket socket = connect(server)) {
            boolean[] onLoop = new boolean[1];
            server.socketIo()
                    .main()
                    .on(
                            "where",
                            event -> {
                                onLoop[0] = event.socket().loop().inLoop();
                                event.reply("here");
                            });
            socket.text("40");
            socket.text("421[\"where\"]");
            while (!socket.readText().equals("431[\"here\"]")) {
                // The connection is confirmed first.
            }

            assertThat(onLoop).containsExactly(true);
            assertThat(server.socketIo().engine().loops()).hasSize(3);
        }
    }

    @Test
    void remembersClientsThatAreAwayForAMoment() throws Exception {
        try (ChannelServer server =
                        start("CONNECTION_STATE_RECOVERY", "true", "RECOVERY_MAX_SECONDS", "5");
                RawWebSocket socket = connect(server)) {
            socket.text("40");

            assertThat(socket.readText()).startsWith("40{").contains("\"sid\":", "\"pid\":");
        }
    }

    @Test
    void speaksMsgpackAndWaitsForANamespaceAsLongAsWished() throws Exception {
        try (ChannelServer server = start("PARSER", "msgpack", "CONNECT_TIMEOUT_MS", "200");
                RawWebSocket late = connect(server)) {
            assertThat(late.isClosedByServer()).isTrue();
            try (RawWebSocket socket = connect(server)) {
                // {"type":0,"nsp":"/"}
                socket.binary(0x82, 0xa4, 't', 'y', 'p', 'e', 0, 0xa3, 'n', 's', 'p', 0xa1, '/');

                assertThat(socket.readBinary().remaining()).isPositive();
            }
        }
    }
}
