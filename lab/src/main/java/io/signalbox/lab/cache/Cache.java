package io.signalbox.lab.cache;

import io.signalbox.lab.cache.CacheHosts.CacheHost;
import java.time.Instant;
import java.util.Map;

/// A cache of either kind. `settings` are the texts of its template at the top level, which are shown and have no other
/// meaning in the lab.
record Cache(
        Kind kind,
        String id,
        String arn,
        CacheHost host,
        Map<String, String> settings,
        Instant created) {
    enum Kind {
        REPLICATION_GROUP,
        SERVERLESS
    }

    Cache {
        settings = Map.copyOf(settings);
    }

    Cache with(Map<String, String> changed) {
        return new Cache(kind, id, arn, host, changed, created);
    }

    String setting(String name, String ifAbsent) {
        return settings.getOrDefault(name, ifAbsent);
    }

    /// Nodes of a replication group: the primary and its replicas. They are all the one Redis.
    int nodes() {
        String clusters = setting("NumCacheClusters", "");
        String replicas = setting("ReplicasPerNodeGroup", "");
        if (clusters.matches("\\d")) {
            return Math.max(1, Integer.parseInt(clusters));
        }
        return replicas.matches("\\d") ? 1 + Integer.parseInt(replicas) : 1;
    }
}
