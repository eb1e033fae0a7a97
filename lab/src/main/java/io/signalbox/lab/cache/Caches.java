package io.signalbox.lab.cache;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The caches of the account. Control thread only.
public final class Caches {
    private final Account account;
    private final InstantSource clock;
    private final CacheHosts hosts;
    private final Map<String, Cache> caches = new LinkedHashMap<>();

    public Caches(Account account, InstantSource clock, CacheHosts hosts) {
        this.account = account;
        this.clock = clock;
        this.hosts = hosts;
    }

    /// What CloudFormation stacks can make of it.
    public static List<ResourceType> types(Caches caches) {
        return List.of(
                new CacheType(caches, Cache.Kind.REPLICATION_GROUP),
                new CacheType(caches, Cache.Kind.SERVERLESS));
    }

    CacheHosts hosts() {
        return hosts;
    }

    InstantSource clock() {
        return clock;
    }

    List<Cache> all(Cache.Kind kind) {
        return caches.values().stream().filter(c -> c.kind() == kind).toList();
    }

    Optional<Cache> find(Cache.Kind kind, String id) {
        return Optional.ofNullable(caches.get(kind + id));
    }

    /// @throws ApiError if there is one of that name
    void requireFree(Cache.Kind kind, String id) {
        if (find(kind, id).isPresent()) {
            throw switch (kind) {
                case REPLICATION_GROUP ->
                        ApiError.of(
                                "ReplicationGroupAlreadyExists",
                                "Replication group %s already exists.".formatted(id));
                case SERVERLESS ->
                        ApiError.of(
                                "ServerlessCacheAlreadyExistsFault",
                                "Serverless cache %s already exists.".formatted(id));
            };
        }
    }

    String arn(Cache.Kind kind, String id) {
        return account.arn(
                "elasticache",
                switch (kind) {
                    case REPLICATION_GROUP -> "replicationgroup:" + id;
                    case SERVERLESS -> "serverlesscache:" + id;
                });
    }

    void put(Cache cache) {
        caches.put(cache.kind() + cache.id(), cache);
    }

    /// One that is not there is no matter.
    void remove(Cache.Kind kind, String id) {
        Cache removed = caches.remove(kind + id);
        if (removed != null) {
            removed.host().close();
        }
    }
}
