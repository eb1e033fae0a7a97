package io.signalbox.engineio.transport.tls;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS for new connections, from files that are read again when they change. New files that cannot be used
/// leave the old ones in force, which the log and [#problem()] say. Any thread.
public final class TlsContext implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);

    /// How often the files are looked at.
    public static final Duration CHECK = Duration.ofSeconds(10);

    private final TlsFiles files;
    private final ScheduledExecutorService watcher;
    private PemPair seen;
    private volatile SslContext current;
    private volatile @Nullable String problem;

    private TlsContext(TlsFiles files, Duration check) throws BadTlsFilesException {
        this.files = files;
        seen = PemPair.read(files);
        current = seen.context();
        watcher =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("tls-files").factory());
        watcher.scheduleWithFixedDelay(
                this::check, check.toMillis(), check.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Reads the files and begins to watch them. Blocks while it reads.
    ///
    /// @param check how often, usually [#CHECK]
    /// @throws BadTlsFilesException when they cannot be used
    public static TlsContext open(TlsFiles files, Duration check) throws BadTlsFilesException {
        return new TlsContext(files, check);
    }

    // Only the watcher comes here after the constructor.
    private void check() {
        try {
            PemPair now = PemPair.read(files);
            if (now.sameAs(seen)) {
                return;
            }
            seen = now;
            current = now.context();
            problem = null;
            LOG.info(
                    "New TLS certificate in use for new connections, from {}", files.certificate());
        } catch (BadTlsFilesException e) {
            report(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The edge of the watcher: what a provider throws must not end it.
            report("the TLS files cannot be read: " + e);
        }
    }

    private void report(String text) {
        if (!text.equals(problem)) {
            problem = text;
            LOG.error("The TLS files have changed and the old ones stay in use: {}", text);
        }
    }

    /// Why the files as they are now are not in use; null when they are.
    public @Nullable String problem() {
        return problem;
    }

    /// A handler for a new connection.
    public ChannelHandler handler(Channel channel) {
        return current.newHandler(channel.alloc());
    }

    /// Watches the files no longer. Connections go on.
    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
