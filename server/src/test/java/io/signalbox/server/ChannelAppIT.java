package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.drain.DrainPlan;
import io.signalbox.engineio.drain.DrainPlan.Pace;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.server.settings.BadSettingException;
import io.signalbox.server.settings.ServerConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelAppIT {
    private ChannelServer server;

    @BeforeEach
    void start() throws IOException, BadSettingException {
        server =
                ChannelServer.start(
                        ServerConfig.from(Map.of("SOCKET_PORT", "0", "SERVER_ID", "one")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawWebSocket join() throws IOException {
        RawWebSocket socket = RawWebSocket.connect(server.port(), SocketServer.WEBSOCKET);
        socket.readText();
        socket.text("40");
        socket.readText();
        return socket;
    }

    @Test
    void tellsEverybodyWhoJoins() throws IOException {
        try (RawWebSocket a = join();
                RawWebSocket b = join()) {
            // Answered only after the connection handler has put b into the room of all.
            b.text("420[\"leave-channel\",\"x\"]");
            assertThat(b.readText()).contains("\"ok\":true");
            a.text("421[\"join-channel\",\"news\"]");
            assertThat(a.readText()).startsWith("42[\"joined\",{\"channel\":\"news\",\"id\":");
            assertThat(a.readText())
                    .isEqualTo("431[{\"ok\":true,\"channel\":\"news\",\"serverId\":\"one\"}]");
            assertThat(b.readText()).startsWith("42[\"joined\",{\"channel\":\"news\",\"id\":");
        }
    }

    @Test
    void publishesBinaryToTheChannelOnly() throws IOException {
        try (RawWebSocket member = join();
                RawWebSocket publisher = join()) {
            member.text("421[\"join-channel\",\"news\"]");
            member.readText();
            member.readText();
            publisher.text("451-5[\"publish\",\"news\",{\"_placeholder\":true,\"num\":0}]");
            publisher.binary(1, 2);

            assertThat(member.readText())
                    .isEqualTo(
                            "451-[\"tick\",{\"channel\":\"news\","
                                    + "\"payload\":{\"_placeholder\":true,\"num\":0}}]");
            assertThat(member.readBinary()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
            String first = publisher.readText();
            String answer = first.contains("joined") ? publisher.readText() : first;
            assertThat(answer).isEqualTo("435[{\"ok\":true}]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"join-channel\"]",
                "[\"join-channel\",7]",
                "[\"join-channel\",\" \"]",
                "[\"join-channel\",\"tickers\"]",
                "[\"leave-channel\",null]",
                "[\"publish\",{}]",
                "[\"publish\",\"news\"]"
            })
    void answersBadArgumentsAndDoesNothing(String event) throws IOException {
        try (RawWebSocket socket = join()) {
            socket.text("429" + event);

            assertThat(socket.readText()).startsWith("439[{\"ok\":false,\"error\":\"");
            assertThat(server.socketIo().main().local().sharedRooms()).isEqualTo(1);
        }
    }

    @Test
    void failsReadinessOnceItDrains() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            http.write("GET", "/healthz", "");
            assertThat(http.read().status()).isEqualTo(200);
            server.drain().start(new DrainPlan(new Pace.PerSecond(1), Duration.ofMinutes(1)));
            http.write("GET", "/healthz", "");

            RawHttp.Response response = http.read();
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.body()).startsWith("draining\n");
            http.write("GET", "/livez", "");
            assertThat(http.read().status()).isEqualTo(200);

            server.drain().cancel();
            http.write("GET", "/healthz", "");
            assertThat(http.read().body()).startsWith("ok\n");
        }
    }
}
