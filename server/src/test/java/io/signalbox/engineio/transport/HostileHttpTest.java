package io.signalbox.engineio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineOptions;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a client can have the server hold before it is known.
class HostileHttpTest {
    private static final int MOST = 100 << 10;

    private final Engine engine =
            new Engine(
                    EngineOptions.DEFAULT.withLoops(1),
                    _ -> {
                        throw new AssertionError("nobody gets that far");
                    });
    private final EmbeddedChannel channel = new EmbeddedChannel();

    /// Stands for the network of a client that does not read.
    private static final class Dam extends ChannelOutboundHandlerAdapter {
        @Override
        public void flush(ChannelHandlerContext ctx) {
            // Nothing gets through.
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        engine.close();
    }

    private void prepare() {
        new ChannelSetup(engine, ListenOptions.at(new InetSocketAddress(0))).prepare(channel);
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private int held() {
        return channel.pipeline().get(HttpHandler.class).heldBytes();
    }

    @Test
    void answersToAClientThatDoesNotReadThemDoNotFillTheMemory() {
        channel.pipeline().addLast(new Dam());
        prepare();
        for (int i = 0; i < 5000 && channel.isOpen(); i++) {
            send("GET /elsewhere HTTP/1.1\r\n\r\n".repeat(10));
            long pending =
                    channel.isOpen()
                            ? channel.unsafe().outboundBuffer().totalPendingWriteBytes()
                            : 0;
            assertThat(pending).isLessThan(MOST);
        }

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aClientThatReadsMayAskAsOftenAsItLikes() {
        prepare();
        for (int i = 0; i < 5000; i++) {
            send("GET /elsewhere HTTP/1.1\r\n\r\n");
            channel.releaseOutbound();
        }

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void theBodyOfARequestThatNobodyKnowsIsNotKept() {
        prepare();
        for (String target :
                new String[] {
                    "/elsewhere",
                    "/metrics",
                    "/socket.io/?EIO=4&transport=polling",
                    "/socket.io/?EIO=4&transport=polling&sid=unknown"
                }) {
            send("POST " + target + " HTTP/1.1\r\nContent-Length: 900000\r\n\r\n");
            send("x".repeat(800_000));

            assertThat(held()).as(target).isZero();
            send("x".repeat(100_000));
            assertThat(channel.isOpen()).isTrue();
            channel.releaseOutbound();
        }
    }
}
