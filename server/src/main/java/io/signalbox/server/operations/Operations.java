package io.signalbox.server.operations;

import io.signalbox.engineio.transport.HttpFallback;
import io.signalbox.engineio.transport.HttpReply;
import io.signalbox.server.metrics.EmfPublisher;
import io.signalbox.server.metrics.EmfReport;
import io.signalbox.server.metrics.MetricSources;
import io.signalbox.server.metrics.PrometheusMetrics;
import io.signalbox.server.settings.MetricsSettings;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a server shows to those who run it: health and metrics, on its main port or one of their own.
public final class Operations implements HttpFallback, AutoCloseable {
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

    /// Opens and writes nothing before [#listen] and [#publish].
    ///
    /// @param owner whose numbers CloudWatch is told
    public Operations(
            MetricSources sources, Health health, MetricsSettings settings, EmfReport.Owner owner) {
        this.health = health;
        this.settings = settings;
        this.sources = sources;
        this.metrics = new PrometheusMetrics(sources);
        this.owner = owner;
    }

    /// Opens the port of its own, if it is to have one.
    ///
    /// @throws IOException when the address cannot be had
    public synchronized void listen() throws IOException {
        if (settings.ownAddress() != null) {
            ownPort = new OperationsPort(settings.ownAddress(), this::onOwnPort);
        }
    }

    /// The port of its own, null when there is none.
    public synchronized @Nullable Integer port() {
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

    /// Begins to write metrics for CloudWatch if the settings say so.
    ///
    /// @param out takes whole lines, on a thread of the metrics
    public synchronized void publish(Consumer<String> out) {
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
