package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.SessionListener;
import io.signalbox.engineio.options.CompressionOptions;
import io.signalbox.engineio.options.CompressionOptions.PerMessageDeflate;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.engineio.transport.TransportServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineCompressionIT {
    private static final String LONG = "4" + "tick ".repeat(1000);
    private static final String OFFER =
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";
    private static final int COMPRESSED_TEXT = 0xc1;
    private static final int CLOSE = 8;
    private static final EngineOptions DEFLATING =
            EngineServer.CALM.withHttp(
                    EngineServer.CALM
                            .http()
                            .withCompression(
                                    CompressionOptions.DEFAULT.withPerMessageDeflate(
                                            PerMessageDeflate.DEFAULT)));

    /// Polls once for the echo of a message.
    private static HttpResponse<byte[]> echo(EngineServer server, String message, String accept)
            throws IOException, InterruptedException {
        String session = server.openPolling();
        RawHttp.post(server.port(), session, message);
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.port() + session);
            HttpRequest.Builder request = HttpRequest.newBuilder(uri);
            if (!accept.isEmpty()) {
                request.header("Accept-Encoding", accept);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String decoded(HttpResponse<byte[]> response) throws IOException {
        ByteArrayInputStream body = new ByteArrayInputStream(response.body());
        byte[] bytes =
                switch (response.headers().firstValue("content-encoding").orElse("")) {
                    case "gzip" -> new GZIPInputStream(body).readAllBytes();
                    case "deflate" -> new InflaterInputStream(body).readAllBytes();
                    default -> body.readAllBytes();
                };
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | gzip",
                "deflate, gzip | deflate",
                "gzip;q=0.5, deflate;q=0.9 | deflate",
                "* | gzip",
                "gzip;q=0, * | deflate",
                "br | none",
                "identity | none",
                "'' | none"
            })
    void compressesPollAsTheClientLikesIt(String accept, String coding)
            throws IOException, InterruptedException {
        try (EngineServer server = new EngineServer(EngineServer.CALM)) {
            HttpResponse<byte[]> response = echo(server, LONG, accept);

            assertThat(response.headers().firstValue("content-encoding").orElse("none"))
                    .isEqualTo(coding);
            assertThat(decoded(response)).isEqualTo(LONG);
            assertThat(response.body().length < 500).isEqualTo(!coding.equals("none"));
        }
    }

    @Test
    void leavesShortPollsAlone() throws IOException, InterruptedException {
        try (EngineServer server = new EngineServer(EngineServer.CALM)) {
            String below = "4" + "x".repeat(1022);

            assertThat(echo(server, below, "gzip").headers().map())
                    .doesNotContainKey("content-encoding");
            assertThat(echo(server, below + "x", "gzip").headers().map())
                    .containsKey("content-encoding");
        }
    }

    @Test
    void compressesNoPollWhenThatIsOff() throws IOException, InterruptedException {
        EngineOptions off =
                EngineServer.CALM.withHttp(
                        EngineServer.CALM
                                .http()
                                .withCompression(
                                        CompressionOptions.DEFAULT.withHttpCompression(null)));
        try (EngineServer server = new EngineServer(off)) {
            assertThat(echo(server, LONG, "gzip").headers().map())
                    .doesNotContainKey("content-encoding");
        }
    }

    private static RawWebSocket open(EngineServer server, String offer) throws IOException {
        RawWebSocket socket =
                RawWebSocket.connect(RawHttp.connect(server.port()), EngineServer.WEBSOCKET, offer);
        assertThat(socket.readText()).startsWith("0{");
        return socket;
    }

    @Test
    void agreesToNoExtensionByDefault() throws IOException {
        try (EngineServer server = new EngineServer(EngineServer.CALM);
                RawWebSocket socket = open(server, OFFER)) {
            assertThat(socket.handshake().headers()).doesNotContainKey("sec-websocket-extensions");

            socket.frame(COMPRESSED_TEXT, deflate("4a"));
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate |",
                "permessage-deflate; client_max_window_bits |",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover |",
                "permessage-deflate; server_max_window_bits=15 | ; server_max_window_bits=15",
                "permessage-deflate; server_max_window_bits=10, permessage-deflate |",
                "x-other, permessage-deflate; client_max_window_bits=\"12\" |"
            })
    void agreesToDeflateWithoutContext(String offers, String more) throws IOException {
        try (EngineServer server = new EngineServer(DEFLATING);
                RawWebSocket socket = open(server, "Sec-WebSocket-Extensions: " + offers)) {
            assertThat(socket.handshake().headers())
                    .containsEntry(
                            "sec-websocket-extensions",
                            "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
                                    + (more == null ? "" : more));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "permessage-deflate; server_max_window_bits=10",
        "permessage-deflate; server_max_window_bits=15; server_max_window_bits=15",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_no_context_takeover=1",
        "permessage-deflate; something",
        "permessage-deflate-2"
    })
    void agreesToNoOfferThatItCannotKeep(String offer) throws IOException {
        try (EngineServer server = new EngineServer(DEFLATING);
                RawWebSocket socket = open(server, "Sec-WebSocket-Extensions: " + offer)) {
            assertThat(socket.handshake().headers()).doesNotContainKey("sec-websocket-extensions");
            socket.text(LONG);
            assertThat(socket.readText()).isEqualTo(LONG);
        }
    }

    @Test
    void deflatesLongMessagesEachOnItsOwn() throws IOException, DataFormatException {
        try (EngineServer server = new EngineServer(DEFLATING);
                RawWebSocket socket = open(server, OFFER)) {
            for (int i = 0; i < 3; i++) {
                socket.frame(COMPRESSED_TEXT, deflate(LONG));
                RawWebSocket.Frame frame = socket.read();

                assertThat(frame.compressed()).isTrue();
                assertThat(frame.payload().remaining()).isLessThan(100);
                assertThat(inflate(frame.payload())).isEqualTo(LONG);
            }
            socket.text("4short");
            RawWebSocket.Frame plain = socket.read();
            assertThat(plain.compressed()).isFalse();
            assertThat(plain.text()).isEqualTo("4short");
        }
    }

    @Test
    void readsCompressedFragmentsAndBinary() throws IOException, DataFormatException {
        try (EngineServer server = new EngineServer(DEFLATING);
                RawWebSocket socket = open(server, OFFER)) {
            byte[] all = deflate(LONG);
            byte[] head = Arrays.copyOf(all, 7);
            byte[] tail = Arrays.copyOfRange(all, 7, all.length);
            socket.frame(0x41, head);
            socket.frame(0x89, new byte[] {1});
            socket.frame(0x80, tail);

            assertThat(socket.read().opcode()).isEqualTo(10);
            assertThat(inflate(socket.read().payload())).isEqualTo(LONG);

            socket.frame(0xc2, deflate("bytes"));
            assertThat(StandardCharsets.UTF_8.decode(socket.readBinary()).toString())
                    .isEqualTo("bytes");
        }
    }

    @Test
    void closesWith1009WhenAMessageInflatesBeyondTheLimit() throws IOException {
        try (EngineServer server = new EngineServer(DEFLATING);
                RawWebSocket other = open(server, OFFER);
                RawWebSocket socket = open(server, OFFER)) {
            byte[] bomb = deflate("4" + "x".repeat(1_000_000));
            assertThat(bomb.length).isLessThan(2_000);

            socket.frame(COMPRESSED_TEXT, bomb);
            RawWebSocket.Frame farewell = socket.read();

            assertThat(farewell.opcode()).isEqualTo(CLOSE);
            assertThat(farewell.payload().getShort(0)).isEqualTo((short) 1009);
            assertThat(socket.isClosedByServer()).isTrue();
            other.text("4still here");
            assertThat(other.readText()).isEqualTo("4still here");
        }
    }

    @Test
    void takesTheLargestMessageThatIsAllowed() throws IOException, DataFormatException {
        String largest = "4" + "x".repeat(999_999);
        try (EngineServer server = new EngineServer(DEFLATING);
                RawWebSocket socket = open(server, OFFER)) {
            socket.frame(COMPRESSED_TEXT, deflate(largest));

            assertThat(inflate(socket.read().payload())).isEqualTo(largest);
        }
    }

    @Test
    void closesUponWhatCannotBeInflated() throws IOException {
        try (EngineServer server = new EngineServer(DEFLATING)) {
            byte[] finished = {3, 0, 'x', 'y'};
            for (byte[] bad : new byte[][] {{7, 7, 7, 7}, finished, {(byte) 0xff}}) {
                try (RawWebSocket socket = open(server, OFFER)) {
                    socket.frame(COMPRESSED_TEXT, bad);
                    RawWebSocket.Frame farewell = socket.read();
                    assertThat(farewell.opcode()).isEqualTo(CLOSE);
                    assertThat(farewell.payload().getShort(0)).isEqualTo((short) 1007);
                }
            }
            for (int first : new int[] {0xc0, 0xc9, 0xe1}) {
                try (RawWebSocket socket = open(server, OFFER)) {
                    socket.frame(first, deflate("4a"));
                    assertThat(socket.isClosedByServer()).as("first byte %x", first).isTrue();
                }
            }
        }
    }

    @Test
    void honoursTheFlagOfTheMessage()
            throws IOException, DataFormatException, InterruptedException {
        Engine engine = new Engine(DEFLATING, Greeter::new);
        try (TransportServer server = ConformanceMain.listen(engine, 0)) {
            HttpRequest poll =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + server.port()
                                                    + "/socket.io/?EIO=4&transport=polling"))
                            .header("Accept-Encoding", "gzip")
                            .build();
            try (RawWebSocket socket =
                            RawWebSocket.connect(
                                    RawHttp.connect(server.port()),
                                    "/socket.io/?EIO=4&transport=websocket",
                                    OFFER);
                    HttpClient client = HttpClient.newHttpClient()) {
                socket.readText();
                RawWebSocket.Frame plain = socket.read();
                RawWebSocket.Frame compressed = socket.read();

                assertThat(plain.compressed()).isFalse();
                assertThat(plain.text()).isEqualTo(LONG);
                assertThat(compressed.compressed()).isTrue();
                assertThat(inflate(compressed.payload())).isEqualTo(LONG);
                // One message of the two wants it, so the payload is.
                HttpResponse<byte[]> response =
                        client.send(poll, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(decoded(response)).contains(LONG + "\u001e" + LONG);
                assertThat(response.headers().map()).containsKey("content-encoding");
            }
        } finally {
            engine.close();
        }
    }

    private static final class Greeter implements SessionListener {
        Greeter(EngineSession session) {
            Outbound message = Outbound.text(ByteBufAllocator.DEFAULT, LONG);
            session.send(message, false, false);
            session.send(message, false, true);
            message.release();
        }

        @Override
        public void text(ByteBuffer utf8) {}

        @Override
        public void binary(ByteBuffer bytes) {}

        @Override
        public void closed(CloseReason reason) {}
    }

    private static byte[] deflate(String text) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            byte[] out = new byte[10_000];
            int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
            return Arrays.copyOf(out, length - 4);
        }
    }

    private static String inflate(ByteBuffer payload) throws DataFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Inflater inflater = new Inflater(true)) {
            byte[] in = new byte[payload.remaining() + 4];
            payload.duplicate().get(in, 0, payload.remaining());
            in[in.length - 1] = (byte) 0xff;
            in[in.length - 2] = (byte) 0xff;
            inflater.setInput(in);
            byte[] chunk = new byte[8192];
            for (int read = inflater.inflate(chunk); read > 0; read = inflater.inflate(chunk)) {
                out.write(chunk, 0, read);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
