package io.signalbox.engineio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.NetUtil;
import io.signalbox.engineio.AllowRequest;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.transport.connection.ConnectionFaults;
import io.signalbox.engineio.transport.connection.Peer;
import io.signalbox.engineio.transport.connection.ProxyOptions;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.slf4j.LoggerFactory;

/// Any bytes of a connection that has just been accepted: PROXY header, HTTP, router, up to the refusal of
/// every handshake. Nothing is thrown or logged as a fault, and how the bytes are cut makes no difference.
class ConnectionFuzzTest {
    private static final EngineOptions OPTIONS = EngineOptions.DEFAULT.withLoops(1);
    private static final Engine ENGINE =
            new Engine(
                    OPTIONS.withAdmission(
                            OPTIONS.admission()
                                    .withAllowRequest(
                                            _ ->
                                                    CompletableFuture.completedFuture(
                                                            new AllowRequest.Decision.Refuse(
                                                                    "closed today")))),
                    _ -> {
                        throw new AssertionError("nobody is let in");
                    });
    private static final ListAppender<ILoggingEvent> LOG = listen();
    private static final String V2 = "0d0a0d0a000d0a515549540a";
    private static final List<String> PARTS =
            List.of(
                    "PROXY TCP4 192.0.2.1 192.0.2.2 40000 443\r\n",
                    "PROXY TCP6 2001:db8::1 2001:db8::2 40000 443\r\n",
                    "PROXY UNKNOWN\r\n",
                    "PROXY TCP4 ",
                    binary(V2 + "2111000cc0000201c00002029c4001bb"),
                    binary(V2 + "20000000"),
                    binary(V2 + "21110013c0000201c00002029c4001bb0300041234567800"),
                    binary(V2),
                    "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n",
                    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n",
                    "GET /socket.io/?EIO=4&transport=polling&sid=unknown HTTP/1.1\r\n",
                    "POST /socket.io/?EIO=4&transport=polling&sid=unknown HTTP/1.1\r\n",
                    "OPTIONS /socket.io/ HTTP/1.0\r\n",
                    "GET /elsewhere HTTP/1.1\r\n",
                    "X-Forwarded-For: 192.0.2.7, 192.0.2.8\r\n",
                    "X-Forwarded-For: ",
                    "X-Forwarded-Proto: https\r\n",
                    "Connection: upgrade\r\nUpgrade: websocket\r\n",
                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                    "Content-Length: 5\r\n",
                    "Content-Length: 5000000\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "Expect: 100-continue\r\n",
                    "Host: a\r\n",
                    "5\r\nabcde\r\n",
                    "0\r\n\r\n",
                    "\r\n",
                    "\r\n\r\n");

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger(ConnectionFaults.class)).detachAppender(LOG);
        ENGINE.close();
    }

    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(ConnectionFaults.class)).addAppender(appender);
        return appender;
    }

    private static String binary(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    @FuzzTest(maxDuration = "2m")
    void answersOrClosesWhateverComes(FuzzedDataProvider data) {
        ProxyOptions proxy = new ProxyOptions(data.consumeBoolean(), data.consumeInt(0, 2));
        int cut = data.consumeInt(1, 40);
        byte[] bytes = bytes(data);

        String whole = talk(proxy, bytes, bytes.length + 1);

        assertThat(talk(proxy, bytes, cut))
                .as("%s in pieces of %d: %s", proxy, cut, HexFormat.of().formatHex(bytes))
                .isEqualTo(whole);
    }

    private static byte[] bytes(FuzzedDataProvider data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (data.remainingBytes() > 0 && out.size() < 30_000) {
            out.writeBytes(
                    data.consumeInt(0, 9) == 0
                            ? data.consumeBytes(data.consumeInt(1, 40))
                            : data.pickValue(PARTS).getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }

    /// What a connection with these bytes is answered, and as whom.
    private static String talk(ProxyOptions proxy, byte[] bytes, int piece) {
        ListenOptions options =
                ListenOptions.at(new InetSocketAddress(0))
                        .withProxy(proxy)
                        .withMaxConnectionsPerAddress(2);
        EmbeddedChannel channel = new EmbeddedChannel();
        new ChannelSetup(ENGINE, options).prepare(channel);
        for (int from = 0; from < bytes.length && channel.isOpen(); from += piece) {
            int length = Math.min(piece, bytes.length - from);
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, length));
        }
        channel.checkException();
        StringBuilder answers = new StringBuilder(Peer.of(channel).address()).append('\n');
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            answers.append(out.toString(StandardCharsets.ISO_8859_1));
            out.release();
        }
        answers.append(channel.isOpen() ? "open" : "closed");
        channel.finishAndReleaseAll();
        check(answers.toString());
        return answers.toString();
    }

    private static void check(String answers) {
        int line = answers.indexOf('\n');
        String address = answers.substring(0, line);
        assertThat(address.isEmpty() || NetUtil.createByteArrayFromIpAddressString(address) != null)
                .isTrue();
        assertThat(answers.substring(line + 1))
                .matches("(?s)(HTTP/1\\.1 [1245]\\d\\d .*)?(open|closed)");
        assertThat(LOG.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
        LOG.list.clear();
    }
}
