package io.signalbox.engineio.transport.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyHandlerTest {
    private static final String HEADER = "PROXY TCP4 192.0.2.1 192.0.2.2 40000 443\r\n";

    private final List<String> known = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    private void send(String text) {
        ProxyHandler.addTo(channel, peer -> known.add(Peer.of(peer).address()));
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    @Test
    void givesWhatFollowsTheHeaderToTheNextHandler() {
        send(HEADER + "GET /");

        assertThat(known).containsExactly("192.0.2.1");
        ByteBuf rest = channel.readInbound();
        assertThat(rest.toString(StandardCharsets.US_ASCII)).isEqualTo("GET /");
        channel.finishAndReleaseAll();
        rest.release();
    }

    @Test
    void takesNothingThatFollowsABadHeader() {
        send("GET /elsewhere HTTP/1.1\r\n" + HEADER + "POST / HTTP/1.1\r\n\r\n");

        assertThat(channel.isOpen()).isFalse();
        assertThat(known).isEmpty();
        assertThat(channel.inboundMessages()).isEmpty();
        channel.finishAndReleaseAll();
    }

    @Test
    void takesNothingThatFollowsAHeaderWithoutTcp() {
        ByteBuf udp = Unpooled.buffer();
        udp.writeBytes(new byte[] {0x0d, 0x0a, 0x0d, 0x0a, 0, 0x0d, 0x0a, 0x51});
        udp.writeBytes(new byte[] {0x55, 0x49, 0x54, 0x0a, 0x21, 0x12, 0, 12});
        udp.writeBytes(new byte[12]).writeBytes("GET /".getBytes(StandardCharsets.US_ASCII));
        ProxyHandler.addTo(channel, peer -> known.add(Peer.of(peer).address()));

        channel.writeInbound(udp);

        assertThat(channel.isOpen()).isFalse();
        assertThat(known).isEmpty();
        assertThat(channel.inboundMessages()).isEmpty();
        channel.finishAndReleaseAll();
    }
}
