package io.signalbox.lab.cache;

import io.signalbox.lab.cache.CacheHosts.CacheHost;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// `AWS::ElastiCache::ReplicationGroup` and `AWS::ElastiCache::ServerlessCache`: made when the Redis behind it takes
/// connections.
final class CacheType implements ResourceType {
    private static final int LONGEST_NAME = 40;
    private static final int MOST_NODE_GROUPS = 1;

    private final Caches caches;
    private final Cache.Kind kind;

    CacheType(Caches caches, Cache.Kind kind) {
        this.caches = caches;
        this.kind = kind;
    }

    @Override
    public String name() {
        return switch (kind) {
            case REPLICATION_GROUP -> "AWS::ElastiCache::ReplicationGroup";
            case SERVERLESS -> "AWS::ElastiCache::ServerlessCache";
        };
    }

    private String idProperty() {
        return switch (kind) {
            case REPLICATION_GROUP -> "ReplicationGroupId";
            case SERVERLESS -> "ServerlessCacheName";
        };
    }

    @Override
    public Set<String> createOnly() {
        return switch (kind) {
            case REPLICATION_GROUP ->
                    Set.of(
                            "AtRestEncryptionEnabled",
                            "CacheSubnetGroupName",
                            "DataTieringEnabled",
                            "GlobalReplicationGroupId",
                            "KmsKeyId",
                            "NetworkType",
                            "Port",
                            "PreferredCacheClusterAZs",
                            "ReplicationGroupId",
                            "SnapshotArns",
                            "SnapshotName");
            case SERVERLESS ->
                    Set.of("KmsKeyId", "ServerlessCacheName", "SnapshotArnsToRestore", "SubnetIds");
        };
    }

    @Override
    public Work create(Wanted wanted) {
        Input input = wanted.properties();
        String id =
                input.text(idProperty())
                        .orElseGet(() -> wanted.generatedLowerCaseName(LONGEST_NAME));
        if (!id.matches("[a-zA-Z][a-zA-Z0-9-]{0,39}")) {
            throw input.invalid(
                    "%s must have 1 to 40 letters, digits and hyphens and begin with a letter, not be '%s'."
                            .formatted(idProperty(), id));
        }
        if (input.number("NumNodeGroups").orElse(1) > MOST_NODE_GROUPS) {
            throw input.invalid("The lab's caches have one node group.");
        }
        caches.requireFree(kind, id);
        CompletableFuture<CacheHost> opening = caches.hosts().open();
        return waiting(id, settings(wanted), opening);
    }

    private Work waiting(
            String id, Map<String, String> settings, CompletableFuture<CacheHost> opening) {
        if (!opening.isDone()) {
            return new Work.Busy(id, () -> waiting(id, settings, opening));
        }
        if (opening.isCompletedExceptionally()) {
            return new Work.Failed(
                    "", "Redis could not be started: " + opening.exceptionNow().getMessage());
        }
        caches.put(
                new Cache(
                        kind,
                        id,
                        caches.arn(kind, id),
                        opening.resultNow(),
                        settings,
                        caches.clock().instant()));
        return new Work.Done(id);
    }

    private static Map<String, String> settings(Wanted wanted) {
        Map<String, String> settings = new HashMap<>();
        wanted.tree()
                .forEach(
                        (name, value) -> {
                            // a password given in plain has no business in here
                            if (value instanceof String text && !name.equals("AuthToken")) {
                                settings.put(name, text);
                            }
                        });
        return settings;
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        caches.find(kind, physicalId).ifPresent(c -> caches.put(c.with(settings(wanted))));
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        caches.remove(kind, physicalId);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        caches.find(kind, physicalId).ifPresent(cache -> attributes(cache, attributes));
        return attributes;
    }

    private void attributes(Cache cache, Map<String, Object> attributes) {
        switch (kind) {
            case REPLICATION_GROUP -> {
                endpoint(cache, "PrimaryEndPoint", attributes);
                endpoint(cache, "ReaderEndPoint", attributes);
                endpoint(cache, "ConfigurationEndPoint", attributes);
                attributes.put("ReplicationGroupId", cache.id());
            }
            case SERVERLESS -> {
                endpoint(cache, "Endpoint", attributes);
                endpoint(cache, "ReaderEndpoint", attributes);
                attributes.put("ARN", cache.arn());
                attributes.put("Status", "available");
                attributes.put("CreateTime", cache.created().toString());
                attributes.put("FullEngineVersion", CacheShapes.version(cache));
            }
        }
    }

    private static void endpoint(Cache cache, String name, Map<String, Object> attributes) {
        attributes.put(name + ".Address", cache.host().address());
        attributes.put(name + ".Port", String.valueOf(cache.host().port()));
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return caches.find(kind, physicalId).map(c -> Map.copyOf(c.settings()));
    }
}
