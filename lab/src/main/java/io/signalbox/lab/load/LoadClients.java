package io.signalbox.lab.load;

import java.net.URI;

/// A crowd of synthetic clients on one event loop, speaking Engine.IO v4 and Socket.IO v5 to one URL.
public final class LoadClients implements AutoCloseable {
    private final URI url;
    private final LoadSettings settings;

    private LoadClients(URI url, LoadSettings settings) {
        this.url = url;
        this.settings = settings;
    }

    /// Starts to ramp up at once and returns without waiting. `url` is `http://host:port`.
    public static LoadClients start(URI url, LoadSettings settings) {
        return new LoadClients(url, settings);
    }

    public URI url() {
        return url;
    }

    public LoadSettings settings() {
        return settings;
    }

    /// The state now; any thread.
    public LoadStatistics statistics() {
        return new LoadStatistics(0, 0, 0, LoadStatistics.Totals.NONE);
    }

    /// Every client leaves as an official one does when told to, then the event loop ends.
    @Override
    public void close() {}
}
