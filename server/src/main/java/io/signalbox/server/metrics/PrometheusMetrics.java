package io.signalbox.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.adapter.redis.RedisAdapterFactory;
import io.signalbox.socketio.adapter.redis.link.RedisState;
import io.signalbox.socketio.adapter.redis.link.RedisTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The numbers in the text format of Prometheus.
public final class PrometheusMetrics implements AutoCloseable {
    /// Value of `Content-Type` for [#scrape()].
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double MILLIS_PER_SECOND = 1e3;

    private final MetricSources sources;
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final SessionCounts sessions = new SessionCounts();
    private final MultiGauge sockets = multi("signalbox.sockets", "Sockets by namespace");
    private final MultiGauge rooms =
            multi("signalbox.rooms", "Rooms by namespace, without sockets' own ones");
    private final MultiGauge loopClients =
            multi("signalbox.loop.clients", "Connections by event loop");
    private final MultiGauge loopLag =
            multi("signalbox.loop.lag.seconds", "How late an event loop is");

    /// Begins to count sessions; to be made before the server listens.
    public PrometheusMetrics(MetricSources sources) {
        this.sources = sources;
        sources.engine().observe(sessions);
        for (MeterBinder binder :
                List.of(
                        garbage,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())) {
            binder.bindTo(registry);
        }
        bindTraffic(sources.engine());
        bindSessions(sources.engine());
        bindOperations();
        if (sources.redis() != null) {
            bindRedis(sources.redis());
        }
    }

    private MultiGauge multi(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private void bindTraffic(Engine engine) {
        counter(
                "signalbox.events",
                "in",
                "Messages of clients",
                engine,
                e -> e.traffic().packetsIn());
        counter(
                "signalbox.events",
                "out",
                "Messages to clients",
                engine,
                e -> e.traffic().packetsOut());
        counter(
                "signalbox.message.bytes",
                "in",
                "Bytes of messages",
                engine,
                e -> e.traffic().bytesIn());
        counter(
                "signalbox.message.bytes",
                "out",
                "Bytes of messages",
                engine,
                e -> e.traffic().bytesOut());
        FunctionCounter.builder("signalbox.acks.timed.out", sources.server(), s -> s.timedOutAcks())
                .description("Answers of clients that did not come in time")
                .register(registry);
    }

    private <T> void counter(
            String name, String direction, String text, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, source, value)
                .description(text)
                .tag("direction", direction)
                .register(registry);
    }

    private void bindSessions(Engine engine) {
        Gauge.builder("signalbox.clients", engine, Engine::pollingClients)
                .description("Open connections")
                .tag("transport", "polling")
                .register(registry);
        Gauge.builder("signalbox.clients", engine, e -> e.clients() - e.pollingClients())
                .description("Open connections")
                .tag("transport", "websocket")
                .register(registry);
        FunctionCounter.builder("signalbox.sessions.opened", sessions, SessionCounts::opened)
                .description("Connections opened")
                .register(registry);
        sessions.closed()
                .forEach(
                        (reason, count) ->
                                FunctionCounter.builder(
                                                "signalbox.sessions.closed", count, c -> c.sum())
                                        .description("Connections closed")
                                        .tag("reason", reason.text())
                                        .register(registry));
    }

    private void bindOperations() {
        Engine engine = sources.engine();
        FunctionCounter.builder("signalbox.loops.replaced", engine, Engine::replacedLoops)
                .description("Stuck event loops that were given up")
                .register(registry);
        for (LoopState state : LoopState.values()) {
            Gauge.builder("signalbox.loops", sources, s -> s.loops(state))
                    .description("Event loops by how late they are: 1 s is late")
                    .tag("state", state.text())
                    .register(registry);
        }
        gauge("signalbox.live", "Whether the process can go on", engine, e -> e.live() ? 1 : 0);
        gauge(
                "signalbox.draining",
                "Whether clients are being sent away",
                sources.drain(),
                d -> d.progress().draining() ? 1 : 0);
        gauge(
                "signalbox.drain.left",
                "Connections still to be closed",
                sources.drain(),
                d -> d.progress().left());
        FunctionCounter.builder(
                        "signalbox.admin.logins.failed", sources, s -> s.failedLogins().getAsLong())
                .description("Admin logins turned away")
                .register(registry);
        Gauge.builder("signalbox.info", () -> 1)
                .description("What runs here")
                .tag("version", sources.version())
                .register(registry);
    }

    private <T> void gauge(String name, String text, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).description(text).register(registry);
    }

    private void bindRedis(RedisAdapterFactory redis) {
        gauge(
                "signalbox.redis.connected",
                "Whether other servers can be reached",
                redis,
                r -> r.state() == RedisState.CONNECTED ? 1 : 0);
        redis(redis, "messages.published", "Messages meant for other servers", t -> t.published());
        redis(
                redis,
                "messages.dropped",
                "Messages for other servers that got lost on the way to Redis",
                t -> t.notPublished());
        redis(redis, "messages.received", "Messages of other servers", t -> t.received());
        redis(
                redis,
                "messages.malformed",
                "Received messages that were not understood",
                t -> t.malformed());
        redis(
                redis,
                "messages.failed",
                "Received messages that could not be followed",
                t -> t.failed());
        redis(
                redis,
                "reconnects",
                "Times that Redis could be reached again after it could not",
                t -> t.reconnects());
    }

    private void redis(
            RedisAdapterFactory redis,
            String name,
            String description,
            ToDoubleFunction<RedisTraffic> value) {
        FunctionCounter.builder(
                        "signalbox.redis." + name, redis, r -> value.applyAsDouble(r.traffic()))
                .description(description)
                .register(registry);
    }

    /// All numbers as of now. Takes some milliseconds: not on an event loop.
    public synchronized String scrape() {
        List<Namespace> namespaces = sources.server().namespaces();
        sockets.register(
                rows(namespaces, "namespace", Namespace::name, n -> n.socketCount()), true);
        rooms.register(
                rows(namespaces, "namespace", Namespace::name, n -> n.local().sharedRooms()), true);
        List<EngineLoop> loops = sources.engine().loops();
        loopClients.register(rows(loops, "loop", PrometheusMetrics::name, l -> l.clients()), true);
        loopLag.register(
                rows(
                        loops,
                        "loop",
                        PrometheusMetrics::name,
                        l -> l.lagMillis() / MILLIS_PER_SECOND),
                true);
        return registry.scrape();
    }

    private static String name(EngineLoop loop) {
        return String.valueOf(loop.index());
    }

    private static <T> List<Row<?>> rows(
            List<T> items, String tag, Function<T, String> name, ToDoubleFunction<T> value) {
        List<Row<?>> rows = new ArrayList<>();
        for (T item : items) {
            rows.add(Row.of(Tags.of(tag, name.apply(item)), value.applyAsDouble(item)));
        }
        return rows;
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
