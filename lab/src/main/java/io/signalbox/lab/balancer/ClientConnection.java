package io.signalbox.lab.balancer;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.balancer.route.Router;
import io.signalbox.lab.balancer.target.TargetState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A client's connection: takes its requests one at a time, has the router choose, and passes messages between client
/// and target with back-pressure both ways, never holding more of a body than one message. After a WebSocket handshake
/// it hands over to two [BytePipe]s. On the connection's event loop only.
final class ClientConnection extends ChannelInboundHandlerAdapter
        implements TargetConnection.Client {
    private static final int CHOICES = 3;

    private final Router router;
    private final int connectTimeoutMillis;
    private final ListenerResponseEncoder encoder;
    private final MessageGate gate;
    private @Nullable ChannelHandlerContext ctx;
    private @Nullable Exchange exchange;
    // Sent before the answer to the one before it had ended (pipelining).
    private @Nullable HttpRequest waiting;
    private @Nullable TargetConnection target;
    private boolean closing;

    ClientConnection(
            Router router,
            int connectTimeoutMillis,
            ListenerResponseEncoder encoder,
            MessageGate gate) {
        this.router = router;
        this.connectTimeoutMillis = connectTimeoutMillis;
        this.encoder = encoder;
        this.gate = gate;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        readMore();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing || !(message instanceof HttpObject part)) {
            ReferenceCountUtil.release(message);
        } else if (part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            undecodable(part.decoderResult());
        } else if (part instanceof HttpRequest request) {
            if (exchange == null) {
                begin(request);
            } else {
                waiting = request;
            }
        } else if (part instanceof HttpContent content) {
            requestContent(content);
        }
    }

    private void begin(HttpRequest request) {
        encoder.head(false);
        var refusal = RequestRules.refusal(request);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        Exchange started = new Exchange(request);
        exchange = started;
        encoder.head(started.head);
        route(started);
    }

    private void route(Exchange current) {
        for (int i = 0; i < CHOICES; i++) {
            switch (router.decide(current.path(), current.request.headers())) {
                case Router.Decision.Reply(Action.FixedResponse fixed) -> {
                    reply(current, fixed);
                    return;
                }
                case Router.Decision.Elsewhere(Action.Redirect redirect) -> {
                    reply(current, Location.of(redirect, current.request));
                    return;
                }
                case Router.Decision.NoTarget(var group) -> {
                    if (group != null) {
                        group.meter().failed();
                    }
                    reply(current, LocalResponse.UNAVAILABLE);
                    return;
                }
                case Router.Decision.To choice -> {
                    current.choice = choice;
                    if (reach(choice.target())) {
                        return;
                    }
                }
            }
        }
        reply(current, LocalResponse.UNAVAILABLE);
    }

    /// False if the target has just begun to drain.
    private boolean reach(TargetState state) {
        if (target != null && target.state() == state && target.reusable()) {
            forward(target);
            return true;
        }
        dropTarget();
        EventLoop loop = context().channel().eventLoop();
        target = TargetConnection.open(loop, state, this, connectTimeoutMillis).orElse(null);
        return target != null;
    }

    @Override
    public void connected() {
        if (closing || target == null) {
            dropTarget();
        } else {
            forward(target);
        }
    }

    private void forward(TargetConnection connection) {
        Exchange current = current();
        var channel = context().channel();
        ProxyHeaders.towardsTarget(
                current.request, channel.remoteAddress(), channel.localAddress(), current.upgrade);
        current.forwarded = true;
        connection.begin();
        connection.write(current.request);
        connection.readMore();
        readMore();
    }

    private void requestContent(HttpContent content) {
        Exchange current = exchange;
        TargetConnection connection = target;
        boolean last = content instanceof LastHttpContent;
        if (current == null || current.local || connection == null) {
            content.release();
            if (last && current != null) {
                next();
            } else {
                readMore();
            }
            return;
        }
        connection.write(content);
        current.requestComplete |= last;
        // After the last part too: that is how a client that gives up is noticed.
        if (last || connection.isWritable()) {
            readMore();
        }
    }

    @Override
    public void writable() {
        if (exchange != null && !exchange.requestComplete) {
            readMore();
        }
    }

    @Override
    public void response(HttpResponse response) {
        Exchange current = current();
        int status = response.status().code();
        if (status == 101) {
            if (!current.upgrade) {
                fail(HttpResponseStatus.BAD_GATEWAY);
                return;
            }
            current.switching = response;
        } else if (status < 200) {
            current.informational = true;
            if (!current.http10) {
                context().write(response);
            }
        } else {
            Router.Decision.To choice = Objects.requireNonNull(current.choice);
            choice.target().meter().answered(status);
            context().writeAndFlush(current.answer(response, router.cookiesFor(choice)));
        }
        readFromTarget();
    }

    @Override
    public void content(HttpContent content) {
        Exchange current = current();
        boolean last = content instanceof LastHttpContent;
        if (current.switching != null) {
            content.release();
            if (last) {
                upgrade(current.switching);
            } else {
                readFromTarget();
            }
        } else if (current.informational) {
            current.informational = !last;
            if (current.http10) {
                content.release();
            } else {
                context().writeAndFlush(content);
            }
            readFromTarget();
        } else {
            context().writeAndFlush(content);
            if (last) {
                answered(current);
            } else if (context().channel().isWritable()) {
                readFromTarget();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (exchange != null && exchange.responseStarted && context.channel().isWritable()) {
            readFromTarget();
        }
    }

    private void answered(Exchange current) {
        TargetConnection connection = Objects.requireNonNull(target);
        if (current.targetKeepAlive && current.requestComplete && !connection.isDraining()) {
            connection.idle();
        } else {
            dropTarget();
        }
        if (current.keepAlive) {
            next();
        } else {
            closeAfterWriting();
        }
    }

    private void next() {
        exchange = null;
        HttpRequest pipelined = waiting;
        waiting = null;
        if (pipelined != null) {
            begin(pipelined);
        } else {
            readMore();
        }
    }

    private void upgrade(HttpResponse response) {
        TargetConnection connection = Objects.requireNonNull(target);
        Router.Decision.To choice = Objects.requireNonNull(current().choice);
        if (waiting != null) {
            // Requests behind a handshake are neither frames nor to be answered.
            context().close();
            return;
        }
        context().write(ProxyHeaders.switching(response, router.cookiesFor(choice)));
        context().writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        becomePipeTo(connection);
    }

    private void becomePipeTo(TargetConnection connection) {
        var channel = context().channel();
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(new BytePipe(connection.channel()));
        pipeline.remove(this);
        // Before the target's end: what came along with its 101 is piped at once, and is no HTTP.
        pipeline.remove(encoder);
        connection.becomePipeTo(channel);
        pipeline.remove(ListenerRequestDecoder.class);
        pipeline.remove(gate);
        BytePipe.begin(channel, connection.channel());
    }

    @Override
    public void connectFailed(Throwable cause) {
        if (!closing) {
            boolean late = cause instanceof ConnectTimeoutException;
            fail(late ? HttpResponseStatus.GATEWAY_TIMEOUT : HttpResponseStatus.BAD_GATEWAY);
        }
    }

    @Override
    public void gone() {
        if (exchange != null && !closing) {
            fail(HttpResponseStatus.BAD_GATEWAY);
        }
    }

    private void undecodable(DecoderResult failure) {
        if (exchange != null && exchange.responseStarted) {
            context().close();
        } else {
            refuse(RequestRules.statusFor(failure));
        }
    }

    /// The balancer could not do its part: 502, 503, 504 if nothing was answered yet, else a cut answer.
    private void fail(HttpResponseStatus status) {
        Exchange current = current();
        if (current.choice != null && status.code() >= 500) {
            current.choice.target().meter().failed();
        }
        if (current.responseStarted) {
            context().close();
        } else {
            refuse(status);
        }
    }

    private void refuse(HttpResponseStatus status) {
        dropTarget();
        context().writeAndFlush(LocalResponse.of(status, false));
        closeAfterWriting();
    }

    private void reply(Exchange current, Action.FixedResponse fixed) {
        reply(current, LocalResponse.of(fixed, current.mayStay()), current.mayStay());
    }

    private void reply(Exchange current, Location elsewhere) {
        reply(current, elsewhere.response(current.mayStay()), current.mayStay());
    }

    private void reply(Exchange current, FullHttpResponse response, boolean keep) {
        current.local = true;
        current.responseStarted = true;
        context().writeAndFlush(response);
        if (keep) {
            readMore();
        } else {
            closeAfterWriting();
        }
    }

    private void closeAfterWriting() {
        closing = true;
        dropTarget();
        LingeringClose.of(context(), gate);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent)) {
            context.fireUserEventTriggered(event);
        } else if (exchange == null || exchange.responseStarted || closing) {
            context.close();
        } else {
            boolean clientStalled = exchange.forwarded && !exchange.requestComplete;
            fail(
                    clientStalled
                            ? HttpResponseStatus.REQUEST_TIMEOUT
                            : HttpResponseStatus.GATEWAY_TIMEOUT);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
        dropTarget();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A reset by the client, most often; nothing can be said to it any more.
        context.close();
    }

    private void dropTarget() {
        TargetConnection dropped = target;
        target = null;
        if (dropped != null) {
            dropped.close();
        }
    }

    private void readMore() {
        gate.next();
    }

    private void readFromTarget() {
        if (target != null) {
            target.readMore();
        }
    }

    private Exchange current() {
        return Objects.requireNonNull(exchange, "targets answer within an exchange only");
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(ctx, "set when added to the pipeline");
    }
}
