package io.signalbox.server;

import io.signalbox.engineio.transport.HttpFallback;
import io.signalbox.engineio.transport.HttpReply;
import io.signalbox.server.metrics.EmfPublisher;
import io.signalbox.server.metrics.EmfReport;
import io.signalbox.server.metrics.MetricSources;
import io.signalbox.server.metrics.PrometheusMetrics;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a server shows to those who run it: health and metrics, on its main port or one of their own.
final class Operations implements HttpFallback, AutoCloseable {
    private static final String METRICS_PATH = "/metrics";
    private static final int OK = 200;

    private final Health health;
    private final MetricsSettings settings;
    private final MetricSources sources;
    private final PrometheusMetrics metrics;
    private final EmfReport.Owner owner;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    // Guarded by this.
    private @Nullable OperationsPort ownPort;
    private @Nullable EmfPublisher publisher;

    Operations(MetricSources sources, Health health, ServerConfig config, Identity identity) {
        this.health = health;
        this.settings = config.metrics();
        this.sources = sources;
        this.metrics = new PrometheusMetrics(sources);
        this.owner = owner(settings.emf(), identity);
    }

    private static EmfReport.Owner owner(MetricsSettings.@Nullable Emf emf, Identity identity) {
        String cluster = emf == null ? null : emf.cluster();
        String service = emf == null ? null : emf.service();
        String task = identity.taskId();
        return new EmfReport.Owner(
                cluster == null ? identity.cluster() : cluster,
                service == null ? identity.service() : service,
                task == null ? identity.serverId() : task);
    }

    /// Opens the port of its own, if it is to have one.
    synchronized void listen() throws IOException {
        if (settings.ownAddress() != null) {
            ownPort = new OperationsPort(settings.ownAddress(), this::onOwnPort);
        }
    }

    synchronized @Nullable Integer port() {
        return ownPort == null ? null : ownPort.port();
    }

    private @Nullable HttpReply onOwnPort(String path) {
        return path.equals(METRICS_PATH) ? scrape() : health.reply(path);
    }

    private HttpReply scrape() {
        return new HttpReply(OK, PrometheusMetrics.CONTENT_TYPE, metrics.scrape());
    }

    @Override
    public @Nullable HttpReply reply(String method, String path) {
        return isRead(method) ? health.reply(path) : null;
    }

    @Override
    public @Nullable CompletionStage<HttpReply> later(String method, String path) {
        return settings.onMainPort() && isRead(method) && path.equals(METRICS_PATH)
                ? CompletableFuture.supplyAsync(this::scrape, executor)
                : null;
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    synchronized void publish(Consumer<String> out) {
        MetricsSettings.Emf wanted = settings.emf();
        if (wanted != null && publisher == null) {
            publisher = new EmfPublisher(new EmfReport(sources, wanted.namespace(), owner), out);
            publisher.start(wanted.interval());
        }
    }

    @Override
    public synchronized void close() {
        if (ownPort != null) {
            ownPort.close();
        }
        if (publisher != null) {
            publisher.close();
        }
        executor.shutdownNow();
        metrics.close();
    }
}
