package io.signalbox.engineio.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.EngineObserver;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.HandshakeRequest;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Decides what a complete HTTP request is: a health check, a preflight, a handshake, a poll, a POST or an
/// upgrade. A request of a known session first moves its connection to that session's event loop, so
/// that all the rest happens there without locks. Source: Engine.IO protocol, "HTTP".
final class Router {
    private static final HttpReply FAILED = HttpReply.text(500, "failed; see the log");
    private static final String POLLING = "polling";
    private static final String WEBSOCKET = "websocket";
    private static final String PROTOCOL = "4";

    private final Engine engine;
    private final HttpFallback fallback;
    private final AtomicReferenceArray<FrameReader.Scratch> scratches;

    // Those that speak HTTP now; WebSockets are found by their sessions.
    private final Set<Channel> httpConnections = ConcurrentHashMap.newKeySet();
    private final String path;

    Router(Engine engine, HttpFallback fallback) {
        this.engine = engine;
        this.fallback = fallback;
        this.scratches =
                new AtomicReferenceArray<>(
                        engine.loops().stream()
                                .map(_ -> new FrameReader.Scratch())
                                .toArray(FrameReader.Scratch[]::new));
        engine.observe(
                new EngineObserver() {
                    @Override
                    public void loopReplaced(EngineLoop loop, EventLoop abandoned) {
                        abandon(loop, abandoned);
                    }
                });
        String given = engine.options().path();
        this.path = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }

    private void abandon(EngineLoop loop, EventLoop abandoned) {
        scratches.set(loop.index(), new FrameReader.Scratch());
        for (Channel channel : httpConnections) {
            if (channel.eventLoop().equals(abandoned)) {
                Abort.now(channel);
            }
        }
    }

    void opened(Channel channel) {
        httpConnections.add(channel);
    }

    void left(Channel channel) {
        httpConnections.remove(channel);
    }

    int maxBody() {
        return engine.options().limits().maxHttpBufferSize();
    }

    Exchange exchange(ChannelHandlerContext context, HttpHandler handler, HttpRequest head) {
        return new Exchange(
                context,
                handler,
                head.headers(),
                HttpUtil.isKeepAlive(head),
                engine.options().cors());
    }

    /// Runs the task on the channel's loop, wherever that is by then.
    void later(ChannelHandlerContext context, long seconds, Runnable task) {
        context.executor().schedule(() -> moved(context, task), seconds, TimeUnit.SECONDS);
    }

    private static void moved(ChannelHandlerContext context, Runnable task) {
        if (context.executor().inEventLoop()) {
            task.run();
        } else {
            context.executor().execute(task);
        }
    }

    /// A POST exceeds the limit: its session ends, as its client is out of step from here on.
    void bodyTooLarge(HttpRequest head) {
        String sid = RequestTarget.of(head.uri()).query().get("sid");
        EngineSession session = sid == null ? null : engine.find(sid);
        if (session != null) {
            session.loop()
                    .execute(
                            () -> {
                                if (session.transport() instanceof PollingTransport polling) {
                                    polling.tooLarge();
                                }
                            });
        }
    }

    void route(ChannelHandlerContext context, HttpHandler handler, HttpRequest head, byte[] body) {
        Exchange exchange = exchange(context, handler, head);
        RequestTarget target = RequestTarget.of(head.uri());
        if (!isEngine(target.path())) {
            fallBack(context, exchange, head.method().name(), target.path());
        } else if (head.method().equals(HttpMethod.OPTIONS)) {
            exchange.preflight();
        } else {
            engineRequest(
                    new Visit(
                            context,
                            handler,
                            exchange,
                            head,
                            target.query(),
                            ByteBuffer.wrap(body)));
        }
    }

    private void fallBack(
            ChannelHandlerContext context, Exchange exchange, String method, String requested) {
        CompletionStage<HttpReply> later = fallback.later(method, requested);
        if (later == null) {
            answer(exchange, fallback.reply(method, requested));
        } else {
            later.whenComplete(
                    (reply, failure) ->
                            moved(
                                    context,
                                    () -> answer(exchange, failure == null ? reply : FAILED)));
        }
    }

    private static void answer(Exchange exchange, @Nullable HttpReply reply) {
        if (reply == null) {
            exchange.status(HttpResponseStatus.NOT_FOUND, false);
        } else {
            exchange.reply(reply);
        }
    }

    private boolean isEngine(String requested) {
        return requested.startsWith(path)
                && (requested.length() == path.length()
                        || (requested.length() == path.length() + 1 && requested.endsWith("/")));
    }

    /// One request to the engine.
    private record Visit(
            ChannelHandlerContext context,
            HttpHandler handler,
            Exchange exchange,
            HttpRequest head,
            Map<String, String> query,
            ByteBuffer body) {

        boolean isMethod(HttpMethod method) {
            return head.method().equals(method);
        }

        void refuse(EngineError error) {
            if (WebSocketUpgrade.isWanted(head)) {
                exchange.errorAndClose(error);
            } else {
                exchange.error(error);
            }
        }
    }

    private void engineRequest(Visit visit) {
        String transport = visit.query().get("transport");
        String sid = visit.query().get("sid");
        boolean upgrade = WebSocketUpgrade.isWanted(visit.head());
        if (transport == null || (!transport.equals(POLLING) && !transport.equals(WEBSOCKET))) {
            visit.refuse(EngineError.UNKNOWN_TRANSPORT);
        } else if (sid != null) {
            known(visit, sid, transport, upgrade);
        } else if (!visit.isMethod(HttpMethod.GET)) {
            visit.refuse(EngineError.BAD_HANDSHAKE_METHOD);
        } else if (upgrade != transport.equals(WEBSOCKET)) {
            visit.refuse(EngineError.BAD_REQUEST);
        } else if (!PROTOCOL.equals(visit.query().get("EIO"))) {
            visit.refuse(EngineError.UNSUPPORTED_PROTOCOL_VERSION);
        } else if (upgrade) {
            openWebSocket(visit);
        } else {
            openPolling(visit);
        }
    }

    private EngineLoop presentLoop() {
        return engine.loops().stream().filter(EngineLoop::inLoop).findFirst().orElseThrow();
    }

    private static HandshakeRequest handshake(Visit visit) {
        return Handshakes.of(visit.context().channel(), visit.head(), visit.query());
    }

    private void openPolling(Visit visit) {
        PollingTransport polling = new PollingTransport(engine);
        EngineSession session = engine.open(presentLoop(), handshake(visit), polling);
        polling.session(session);
        poll(visit, polling);
    }

    private static void poll(Visit visit, PollingTransport polling) {
        if (polling.poll(visit.exchange())) {
            visit.handler().waitsFor(polling);
        }
    }

    private void openWebSocket(Visit visit) {
        EngineLoop loop = presentLoop();
        HandshakeRequest request = handshake(visit);
        WebSocketHandler handler = upgrade(visit, loop);
        if (handler != null) {
            ChannelHandlerContext context = visit.context().pipeline().context(handler);
            handler.session(
                    engine.open(
                            loop,
                            request,
                            new WebSocketTransport(context, engine.options().limits())));
        }
    }

    private @Nullable WebSocketHandler upgrade(Visit visit, EngineLoop loop) {
        if (!WebSocketUpgrade.isValid(visit.head())) {
            visit.refuse(EngineError.BAD_REQUEST);
            return null;
        }
        FrameReader frames = new FrameReader(maxBody(), scratches.get(loop.index()));
        WebSocketHandler handler = new WebSocketHandler(frames);
        WebSocketUpgrade.perform(visit.context().pipeline(), visit.head(), handler);
        return handler;
    }

    private void known(Visit visit, String sid, String transport, boolean upgrade) {
        EngineSession session = engine.find(sid);
        if (session == null) {
            visit.refuse(EngineError.UNKNOWN_SID);
        } else if (upgrade != transport.equals(WEBSOCKET)) {
            visit.refuse(EngineError.BAD_REQUEST);
        } else if (session.loop().inLoop()) {
            continueSession(visit, session);
        } else {
            Migration.move(
                    visit.context().channel(),
                    session.loop().eventLoop(),
                    () -> continueSession(visit, session));
        }
    }

    private void continueSession(Visit visit, EngineSession session) {
        if (!(session.transport() instanceof PollingTransport polling)) {
            tooLate(visit, session);
        } else if (WebSocketUpgrade.isWanted(visit.head())) {
            probe(visit, session, polling);
        } else if (visit.isMethod(HttpMethod.GET)) {
            poll(visit, polling);
        } else if (visit.isMethod(HttpMethod.POST)) {
            polling.post(visit.exchange(), visit.body().array());
        } else {
            visit.refuse(EngineError.BAD_REQUEST);
        }
    }

    /// The session has gone over to a WebSocket. Another one for it is accepted and closed, as the official
    /// server does; its client then knows that it spoke to the right server.
    private void tooLate(Visit visit, EngineSession session) {
        if (!WebSocketUpgrade.isWanted(visit.head())) {
            visit.refuse(EngineError.BAD_REQUEST);
            return;
        }
        WebSocketHandler handler = upgrade(visit, session.loop());
        if (handler != null) {
            handler.close();
        }
    }

    private void probe(Visit visit, EngineSession session, PollingTransport polling) {
        if (!polling.beginProbe()) {
            tooLate(visit, session);
            return;
        }
        WebSocketHandler handler = upgrade(visit, session.loop());
        if (handler == null) {
            polling.endProbe();
            return;
        }
        ChannelHandlerContext context = visit.context().pipeline().context(handler);
        new UpgradeProbe(session, polling, handler, context, engine.options()).begin();
    }
}
