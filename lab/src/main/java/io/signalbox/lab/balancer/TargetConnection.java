package io.signalbox.lab.balancer;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;
import io.signalbox.lab.balancer.target.TargetState;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection to a target, used by one client connection on the same event loop, for one request after the other or
/// for one WebSocket. [#drain] and [#cut] may come from any thread, all else from the event loop.
final class TargetConnection extends ChannelInboundHandlerAdapter implements TargetState.Lease {

    /// The client connection on whose behalf this one is open.
    interface Client {
        void connected();

        void connectFailed(Throwable cause);

        void response(HttpResponse response);

        void content(HttpContent content);

        /// The target takes more of the request.
        void writable();

        /// Closed, by whichever side, in the middle of an exchange.
        void gone();
    }

    private final EventLoop loop;
    private final TargetState state;
    private final Client client;
    // A slow client gets all that its target sent, also when that one has closed.
    private final MessageGate gate = new MessageGate(true);
    private @Nullable Channel channel;
    private boolean busy;
    private boolean outstanding;
    private boolean draining;

    private TargetConnection(EventLoop loop, TargetState state, Client client) {
        this.loop = loop;
        this.state = state;
        this.client = client;
    }

    /// Empty if the target has begun to drain since it was chosen.
    static Optional<TargetConnection> open(
            EventLoop loop, TargetState state, Client client, int timeoutMillis) {
        TargetConnection connection = new TargetConnection(loop, state, client);
        if (!state.group().open(state, connection)) {
            return Optional.empty();
        }
        connection.connect(timeoutMillis);
        return Optional.of(connection);
    }

    private void connect(int timeoutMillis) {
        ChannelFuture connecting =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel ch) {
                                        ch.pipeline()
                                                .addLast(
                                                        BytePipe.fewerFlushes(),
                                                        new HttpClientCodec(
                                                                16 * 1024, 64 * 1024, 16 * 1024),
                                                        gate,
                                                        TargetConnection.this);
                                    }
                                })
                        .connect(state.target().host(), state.target().port());
        channel = connecting.channel();
        channel.closeFuture().addListener(closed -> released());
        connecting.addListener(
                done -> {
                    if (done.isSuccess()) {
                        client.connected();
                    } else {
                        client.connectFailed(done.cause());
                    }
                });
    }

    TargetState state() {
        return state;
    }

    Channel channel() {
        return Objects.requireNonNull(channel, "set before anybody gets this object");
    }

    boolean reusable() {
        return !busy && !draining && channel().isActive();
    }

    boolean isDraining() {
        return draining;
    }

    void begin() {
        busy = true;
        outstanding = true;
        state.outstanding().incrementAndGet();
        state.meter().request();
    }

    /// The exchange is over and the connection waits for the next; reading on tells when the target closes it.
    void idle() {
        ended();
        readMore();
    }

    void write(HttpObject message) {
        channel().writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    boolean isWritable() {
        return channel().isWritable();
    }

    void readMore() {
        gate.next();
    }

    void close() {
        ended();
        channel().close();
    }

    /// Leaves the bare bytes to a pipe. The exchange counts as running until the connection closes.
    void becomePipeTo(Channel clientChannel) {
        ChannelPipeline pipeline = channel().pipeline();
        pipeline.addLast(new BytePipe(clientChannel));
        pipeline.remove(this);
        pipeline.remove(HttpClientCodec.class);
        pipeline.remove(gate);
    }

    @Override
    public void drain() {
        loop.execute(
                () -> {
                    draining = true;
                    if (!busy && channel().isActive()) {
                        channel().close();
                    }
                });
    }

    @Override
    public void cut() {
        loop.execute(() -> channel().close());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!busy || (message instanceof HttpObject part && part.decoderResult().isFailure())) {
            // Nothing was asked, or what came is not HTTP: the client learns of it by the close.
            ReferenceCountUtil.release(message);
            ctx.close();
        } else if (message instanceof HttpResponse response) {
            client.response(response);
        } else if (message instanceof HttpContent content) {
            client.content(content);
        } else {
            ReferenceCountUtil.release(message);
            ctx.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (busy && isWritable()) {
            client.writable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (busy) {
            ended();
            client.gone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A reset by the target; channelInactive follows and says so to the client.
        ctx.close();
    }

    private void ended() {
        busy = false;
        discount();
    }

    private void discount() {
        if (outstanding) {
            outstanding = false;
            state.outstanding().decrementAndGet();
        }
    }

    /// Comes before the last messages and [#channelInactive], so whether an exchange is cut short is not settled here.
    private void released() {
        discount();
        state.group().closed(state, this);
    }
}
