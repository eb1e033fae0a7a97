package io.signalbox.engineio.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineLimits;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A client that sends and never reads.
class HostileWebSocketTest {
    private static final int PING = 0x89;
    private static final int MOST = 100 << 10;

    private final Dam dam = new Dam();
    private final WebSocketHandler handler = new WebSocketHandler(1000, null);
    private final EmbeddedChannel channel = new EmbeddedChannel(dam, handler);

    /// Stands for the network of a client that does not read.
    private static final class Dam extends ChannelOutboundHandlerAdapter {
        private boolean open;

        @Override
        public void flush(ChannelHandlerContext ctx) {
            if (open) {
                ctx.flush();
            }
        }
    }

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    private long pending() {
        return channel.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    private void ping(int number) {
        ByteBuf frame = Unpooled.buffer();
        frame.writeByte(PING).writeByte(0x80 | 4).writeInt(0).writeInt(number);
        channel.writeInbound(frame);
    }

    @Test
    void itsPingsDoNotFillTheMemoryWithPongs() {
        for (int i = 0; i < 50_000; i++) {
            ping(i);
        }

        assertThat(pending()).isLessThan(MOST);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void itsLatestPingIsAnsweredWhenItReadsAgain() {
        for (int i = 0; i < 50_000; i++) {
            ping(i);
        }
        dam.open = true;
        channel.flush();

        int latest = -1;
        for (ByteBuf pong = channel.readOutbound(); pong != null; pong = channel.readOutbound()) {
            latest = pong.getInt(2);
            pong.release();
        }
        assertThat(latest).isEqualTo(49_999);
    }

    @Test
    void everyPingIsAnsweredToAClientThatReads() {
        dam.open = true;
        for (int i = 0; i < 1000; i++) {
            ping(i);
            ByteBuf pong = channel.readOutbound();
            assertThat(pong.getInt(2)).isEqualTo(i);
            pong.release();
        }
    }

    @Test
    void aConnectionThatIsToBeClosedDoesNotWaitForItForGood() {
        handler.transport(EngineLimits.DEFAULT).close(CloseReason.FORCED_CLOSE);
        assertThat(channel.isOpen()).isTrue();

        channel.advanceTimeBy(11, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionWhoseClientReadsIsClosedBehindTheFarewell() {
        dam.open = true;

        handler.transport(EngineLimits.DEFAULT).close(CloseReason.FORCED_CLOSE);

        ByteBuf farewell = channel.readOutbound();
        assertThat(farewell.getUnsignedShort(2)).isEqualTo(1000);
        farewell.release();
        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.hasPendingTasks()).isFalse();
    }
}
