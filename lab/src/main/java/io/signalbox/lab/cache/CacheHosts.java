package io.signalbox.lab.cache;

import java.util.concurrent.CompletableFuture;

/// Where caches get their Redis from. One for each cache, as publish and subscribe, by which the servers of a fleet find
/// each other, knows no border inside a Redis: neither databases nor, for clients of other makers, a prefix would keep
/// two fleets apart. Any thread; nothing blocks.
public interface CacheHosts {

    /// Completes when it takes connections.
    CompletableFuture<CacheHost> open();

    /// A running Redis without TLS and password.
    interface CacheHost {
        String address();

        int port();

        /// Ends it, or gives it back.
        void close();
    }
}
