package io.signalbox.engineio.transport;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.signalbox.engineio.Admission;
import io.signalbox.engineio.AllowRequest;
import io.signalbox.engineio.ConnectionError;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.HttpHooks;
import io.signalbox.engineio.IdGenerator;
import io.signalbox.engineio.log.SparseLog;
import io.signalbox.engineio.options.CompressionOptions.PerMessageDeflate;
import io.signalbox.engineio.options.CookieOptions;
import io.signalbox.engineio.transport.connection.AddressLimit;
import io.signalbox.engineio.transport.websocket.Deflation;
import io.signalbox.engineio.transport.websocket.WebSocketHandler;
import io.signalbox.engineio.transport.websocket.WebSocketUpgrade;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Opens sessions: asks `allowRequest`, gets an id, makes the transport. Also gives every refusal, so that all
/// of them are heard of. Source: Engine.IO protocol, "Handshake".
final class Reception {
    private static final SparseLog LOG = new SparseLog(LoggerFactory.getLogger(Reception.class));
    private static final String PROTOCOL = "4";

    // A polling session needs no connection between two polls, and stays for a while when its
    // client has
    // gone, so one connection could open any number of them.
    private static final long SESSIONS_PER_CONNECTION = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private final Engine engine;
    private final Admission admission;
    private final long patienceNanos;
    private final @Nullable Deflation deflation;
    private final AddressLimit pollers;

    /// @param maxConnections those that one address may have, 0 for any number
    Reception(Engine engine, int maxConnections) {
        this.engine = engine;
        this.pollers =
                new AddressLimit(
                        (int)
                                Math.min(
                                        Integer.MAX_VALUE,
                                        SESSIONS_PER_CONNECTION * maxConnections));
        this.admission = engine.options().admission();
        this.patienceNanos = engine.options().limits().requestTimeout().toNanos();
        PerMessageDeflate deflate = engine.options().http().compression().perMessageDeflate();
        this.deflation = deflate == null ? null : new Deflation(deflate);
    }

    private String crowdedText() {
        return "at most " + pollers.most() + " polling sessions from one address";
    }

    void open(Visit visit) {
        AllowRequest rule = admission.allowRequest();
        if (rule == null) {
            identify(visit);
            return;
        }
        visit.await(
                rule.decide(visit.request()),
                patienceNanos,
                (decision, fault) -> {
                    switch (decision) {
                        case AllowRequest.Decision.Allow _ -> identify(visit);
                        case AllowRequest.Decision.Refuse refuse ->
                                refuse(visit, EngineError.FORBIDDEN, refuse.message(), Map.of());
                        case null -> {
                            LOG.warn("allowRequest failed, so the client was refused", fault);
                            String text = EngineError.FORBIDDEN.message();
                            refuse(visit, EngineError.FORBIDDEN, text, Map.of());
                        }
                    }
                });
    }

    private void identify(Visit visit) {
        String fault = visit.wantsUpgrade() ? WebSocketUpgrade.fault(visit.head()) : null;
        IdGenerator generator = admission.generateId();
        if (fault != null) {
            refuse(
                    visit,
                    EngineError.BAD_REQUEST,
                    fault,
                    Map.of("name", "TRANSPORT_HANDSHAKE_ERROR"));
        } else if (!PROTOCOL.equals(visit.parameter("EIO"))) {
            refuse(visit, EngineError.UNSUPPORTED_PROTOCOL_VERSION, Map.of("protocol", "3"));
        } else if (generator == null) {
            open(visit, presentLoop().newId());
        } else {
            visit.await(
                    generator.generate(visit.request()),
                    patienceNanos,
                    (id, error) -> {
                        if (id == null || !ID.matcher(id).matches() || engine.find(id) != null) {
                            LOG.warn("generateId gave no id that can be used", error);
                            refuse(
                                    visit,
                                    EngineError.BAD_REQUEST,
                                    Map.of("name", "ID_GENERATION_ERROR"));
                        } else {
                            open(visit, id);
                        }
                    });
        }
    }

    private EngineLoop presentLoop() {
        return engine.loops().stream().filter(EngineLoop::inLoop).findFirst().orElseThrow();
    }

    private void open(Visit visit, String id) {
        if (visit.wantsUpgrade()) {
            WebSocketHandler handler = upgrade(visit, true);
            handler.session(
                    engine.open(
                            presentLoop(),
                            id,
                            visit.request(),
                            handler.transport(engine.options().limits())));
        } else {
            String address = visit.request().address();
            if (!pollers.enter(address)) {
                visit.exchange().status(HttpResponseStatus.TOO_MANY_REQUESTS, crowdedText(), true);
                return;
            }
            CookieOptions cookie = engine.options().http().cookie();
            decorate(visit, true, cookie == null ? null : cookie.header(id));
            PollingTransport polling = new PollingTransport(engine, () -> pollers.leave(address));
            polling.session(engine.open(presentLoop(), id, visit.request(), polling));
            poll(visit, polling);
        }
    }

    static void poll(Visit visit, PollingTransport polling) {
        if (polling.poll(visit.exchange())) {
            visit.handler().waitsFor(polling);
        }
    }

    /// Prepares what the application adds to the answer.
    void decorate(Visit visit, boolean initial, @Nullable String cookie) {
        SessionHeaders extra = extra(visit, initial, cookie);
        if (extra != null) {
            visit.exchange().decorate(extra);
        }
    }

    private @Nullable SessionHeaders extra(Visit visit, boolean initial, @Nullable String cookie) {
        @Nullable HttpHooks hooks = admission.hooks();
        return hooks == null && cookie == null
                ? null
                : new SessionHeaders(hooks, visit.request(), initial, cookie);
    }

    /// Accepts a WebSocket that [WebSocketUpgrade#fault] has nothing against.
    WebSocketHandler upgrade(Visit visit, boolean initial) {
        SessionHeaders extra = extra(visit, initial, null);
        return WebSocketUpgrade.perform(
                visit.context().pipeline(),
                visit.head(),
                visit.handler(),
                engine.options().limits().maxHttpBufferSize(),
                deflation,
                answer -> addTo(answer, visit, extra));
    }

    private void addTo(HttpHeaders answer, Visit visit, @Nullable SessionHeaders extra) {
        visit.exchange().addCors(answer);
        if (extra != null) {
            extra.addTo(answer);
        }
    }

    void refuse(Visit visit, EngineError error, Map<String, String> context) {
        refuse(visit, error, error.message(), context);
    }

    private void refuse(Visit visit, EngineError error, String text, Map<String, String> context) {
        @Nullable HttpHooks hooks = admission.hooks();
        if (hooks != null) {
            Map<String, String> full =
                    context.isEmpty() ? Map.of("message", text) : Map.copyOf(context);
            hooks.connectionError(
                    new ConnectionError(visit.request(), error.code(), error.message(), full));
        }
        if (visit.wantsUpgrade()) {
            visit.exchange().refuseUpgrade(text);
        } else {
            visit.exchange().error(error, text);
        }
    }
}
