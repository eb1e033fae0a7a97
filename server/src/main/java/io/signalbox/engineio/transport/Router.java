package io.signalbox.engineio.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLimits;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.options.EndpointOptions;
import io.signalbox.engineio.options.TransportOptions;
import io.signalbox.engineio.transport.connection.AddressLimit;
import io.signalbox.engineio.transport.connection.BadPeerException;
import io.signalbox.engineio.transport.connection.ForwardedFor;
import io.signalbox.engineio.transport.connection.Peer;
import io.signalbox.engineio.transport.websocket.WebSocketHandler;
import io.signalbox.engineio.transport.websocket.WebSocketUpgrade;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Decides what a complete HTTP request is: a health check, a preflight, a handshake, a poll, a POST or an
/// upgrade. A request of a known session first moves its connection to that session's event loop, so
/// that all the rest happens there without locks. Source: Engine.IO protocol, "HTTP".
final class Router {
    private static final String PROTOCOL = "4";
    private static final HttpReply FAILED = HttpReply.text(500, "failed; see the log");

    private final Engine engine;
    private final HttpFallback fallback;
    private final EndpointOptions endpoint;
    private final CorsHeaders cors;
    private final Reception reception;
    private final AddressLimit addresses;
    private final int trustedHops;
    private final HttpConnections connections;

    Router(Engine engine, ListenOptions options, AddressLimit addresses) {
        this.engine = engine;
        this.fallback = options.fallback();
        this.endpoint = engine.options().endpoint();
        this.cors = new CorsHeaders(engine.options().cors());
        this.reception = new Reception(engine, options.maxConnectionsPerAddress());
        this.addresses = addresses;
        this.trustedHops = options.proxy().trustedHops();
        this.connections = new HttpConnections(engine);
    }

    HttpConnections connections() {
        return connections;
    }

    private EngineLimits limits() {
        return engine.options().limits();
    }

    int maxBody() {
        return limits().maxHttpBufferSize();
    }

    int maxHeaders() {
        return limits().maxHeaders();
    }

    long requestNanos() {
        return limits().requestTimeout().toNanos();
    }

    String crowdedText() {
        return "at most " + addresses.most() + " connections from one address";
    }

    /// A request whose body is not read to its end.
    Exchange exchange(ChannelHandlerContext context, HttpHandler handler, HttpRequest head) {
        return exchange(context, handler, head, RequestTarget.of(head.uri()));
    }

    private Exchange exchange(
            ChannelHandlerContext context,
            HttpHandler handler,
            HttpRequest head,
            RequestTarget target) {
        return new Exchange(context, handler, head, endpoint.serves(target.path()) ? cors : null);
    }

    /// Runs the task on the channel's loop, wherever that is by then.
    Future<?> later(ChannelHandlerContext context, long nanos, Runnable task) {
        return context.executor().schedule(() -> moved(context, task), nanos, TimeUnit.NANOSECONDS);
    }

    private static void moved(ChannelHandlerContext context, Runnable task) {
        if (context.executor().inEventLoop()) {
            task.run();
        } else {
            context.executor().execute(task);
        }
    }

    /// Whether somebody takes the body of that request; any other is read and dropped, so that nobody has
    /// the server hold bytes before it is known as a client.
    boolean wantsBody(HttpRequest head) {
        if (!head.method().equals(HttpMethod.POST)) {
            return false;
        }
        RequestTarget target = RequestTarget.of(head.uri());
        String sid = target.query().get("sid");
        return endpoint.serves(target.path()) && sid != null && engine.find(sid) != null;
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
                                    polling.broken();
                                }
                            });
        }
    }

    void route(ChannelHandlerContext context, HttpHandler handler, HttpRequest head, byte[] body) {
        RequestTarget target = RequestTarget.of(head.uri());
        Exchange exchange = exchange(context, handler, head, target);
        if (!endpoint.serves(target.path())) {
            elsewhere(context, exchange, head, target);
            return;
        }
        Peer peer = Peer.of(context.channel());
        if (trustedHops > 0) {
            try {
                peer = ForwardedFor.of(peer, head.headers(), trustedHops);
            } catch (BadPeerException e) {
                exchange.status(
                        HttpResponseStatus.BAD_REQUEST, String.valueOf(e.getMessage()), true);
                return;
            }
            if (addresses.isOn() && !addresses.enter(context.channel(), peer.address())) {
                exchange.status(HttpResponseStatus.TOO_MANY_REQUESTS, crowdedText(), true);
                return;
            }
        }
        if (head.method().equals(HttpMethod.OPTIONS) && cors.isOn()) {
            exchange.preflight(cors);
            return;
        }
        engineRequest(new Visit(context, handler, exchange, head, target.query(), body, peer));
    }

    private void elsewhere(
            ChannelHandlerContext context,
            Exchange exchange,
            HttpRequest head,
            RequestTarget target) {
        if (WebSocketUpgrade.isWanted(head)
                && endpoint.destroyUpgrade()
                && engine.options().transports().names().contains(TransportOptions.WEBSOCKET)) {
            later(context, endpoint.destroyUpgradeTimeout().toNanos(), context::close);
            return;
        }
        fallBack(context, exchange, head.method().name(), target.path());
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

    private void engineRequest(Visit visit) {
        String transport = visit.parameter("transport");
        String sid = visit.parameter("sid");
        if (transport == null || !engine.options().transports().names().contains(transport)) {
            reception.refuse(
                    visit,
                    EngineError.UNKNOWN_TRANSPORT,
                    transport == null ? Map.of() : Map.of("transport", transport));
        } else if (sid != null) {
            known(visit, sid, transport);
        } else if (!visit.isMethod(HttpMethod.GET)) {
            reception.refuse(
                    visit,
                    EngineError.BAD_HANDSHAKE_METHOD,
                    Map.of("method", visit.head().method().name()));
        } else if (visit.wantsUpgrade() != transport.equals(TransportOptions.WEBSOCKET)) {
            reception.refuse(
                    visit, EngineError.BAD_REQUEST, Map.of("name", "TRANSPORT_HANDSHAKE_ERROR"));
        } else {
            reception.open(visit);
        }
    }

    private void known(Visit visit, String sid, String transport) {
        EngineSession session = engine.find(sid);
        if (session == null) {
            reception.refuse(visit, EngineError.UNKNOWN_SID, Map.of("sid", sid));
        } else if (visit.wantsUpgrade() != transport.equals(TransportOptions.WEBSOCKET)) {
            reception.refuse(visit, EngineError.BAD_REQUEST, mismatch(transport, session));
        } else if (!PROTOCOL.equals(visit.parameter("EIO"))) {
            reception.refuse(
                    visit,
                    EngineError.BAD_REQUEST,
                    Map.of(
                            "name", "PROTOCOL_MISMATCH",
                            "protocol", "3",
                            "previousProtocol", PROTOCOL));
        } else if (session.loop().inLoop()) {
            continueSession(visit, session);
        } else {
            Migration.move(
                    visit.context().channel(),
                    session.loop().eventLoop(),
                    () -> continueSession(visit, session));
        }
    }

    private static Map<String, String> mismatch(String transport, EngineSession session) {
        return Map.of(
                "name",
                "TRANSPORT_MISMATCH",
                "transport",
                transport,
                "previousTransport",
                session.transportName());
    }

    private void continueSession(Visit visit, EngineSession session) {
        if (!(session.transport() instanceof PollingTransport polling)) {
            tooLate(visit, session);
        } else if (visit.wantsUpgrade()) {
            probe(visit, session, polling);
        } else if (visit.isMethod(HttpMethod.GET)) {
            reception.decorate(visit, false, null);
            Reception.poll(visit, polling);
        } else if (visit.isMethod(HttpMethod.POST)) {
            reception.decorate(visit, false, null);
            polling.post(visit);
        } else {
            reception.refuse(
                    visit, EngineError.BAD_REQUEST, Map.of("method", visit.head().method().name()));
        }
    }

    /// The session has gone over to a WebSocket. Another one for it is accepted and closed, as the official
    /// server does; its client then knows that it spoke to the right server.
    private void tooLate(Visit visit, EngineSession session) {
        if (!visit.wantsUpgrade()) {
            reception.refuse(
                    visit, EngineError.BAD_REQUEST, mismatch(TransportOptions.POLLING, session));
        } else if (isValid(visit)) {
            reception.upgrade(visit, false).close();
        }
    }

    private boolean isValid(Visit visit) {
        String fault = WebSocketUpgrade.fault(visit.head());
        if (fault == null) {
            return true;
        }
        reception.refuse(
                visit, EngineError.BAD_REQUEST, Map.of("name", "TRANSPORT_HANDSHAKE_ERROR"));
        return false;
    }

    private void probe(Visit visit, EngineSession session, PollingTransport polling) {
        if (!isValid(visit)) {
            return;
        }
        if (!engine.options().transports().allowUpgrades() || !polling.beginProbe()) {
            tooLate(visit, session);
            return;
        }
        WebSocketHandler handler = reception.upgrade(visit, false);
        new UpgradeProbe(session, polling, handler, engine.options()).begin();
    }
}
