package io.signalbox.lab.cache;

import io.signalbox.lab.endpoint.Members;
import java.util.ArrayList;
import java.util.List;

/// Caches in the structures of the ElastiCache API. Encryption and failover are shown as they were asked for.
final class CacheShapes {
    private CacheShapes() {}

    static String version(Cache cache) {
        return cache.setting("EngineVersion", cache.setting("MajorEngineVersion", "7.1"));
    }

    static Members group(Cache cache) {
        boolean failover = flag(cache, "AutomaticFailoverEnabled");
        return Members.of()
                .put("ReplicationGroupId", cache.id())
                .put("Description", cache.setting("ReplicationGroupDescription", ""))
                .put("Status", "available")
                .put("MemberClusters", members(cache))
                .put("NodeGroups", List.of(nodeGroup(cache)))
                .put("AutomaticFailover", failover ? "enabled" : "disabled")
                .put("MultiAZ", flag(cache, "MultiAZEnabled") ? "enabled" : "disabled")
                .put("ClusterEnabled", false)
                .put("ClusterMode", "disabled")
                .put("CacheNodeType", cache.setting("CacheNodeType", "cache.t4g.micro"))
                .put("TransitEncryptionEnabled", flag(cache, "TransitEncryptionEnabled"))
                .put("AtRestEncryptionEnabled", flag(cache, "AtRestEncryptionEnabled"))
                .put("SnapshotRetentionLimit", snapshots(cache))
                .put("ReplicationGroupCreateTime", cache.created())
                .put("ARN", cache.arn())
                .put("Engine", cache.setting("Engine", "redis"));
    }

    private static boolean flag(Cache cache, String name) {
        return cache.setting(name, "false").equals("true");
    }

    private static int snapshots(Cache cache) {
        String text = cache.setting("SnapshotRetentionLimit", "0");
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    }

    /// `ID-001` …
    static List<String> members(Cache cache) {
        List<String> members = new ArrayList<>();
        for (int i = 1; i <= cache.nodes(); i++) {
            members.add("%s-%03d".formatted(cache.id(), i));
        }
        return members;
    }

    private static Members nodeGroup(Cache cache) {
        List<String> names = members(cache);
        List<Members> nodes =
                names.stream()
                        .map(
                                name ->
                                        Members.of()
                                                .put("CacheClusterId", name)
                                                .put("CacheNodeId", "0001")
                                                .put("ReadEndpoint", endpoint(cache))
                                                .put(
                                                        "CurrentRole",
                                                        name.equals(names.getFirst())
                                                                ? "primary"
                                                                : "replica"))
                        .toList();
        return Members.of()
                .put("NodeGroupId", "0001")
                .put("Status", "available")
                .put("PrimaryEndpoint", endpoint(cache))
                .put("ReaderEndpoint", endpoint(cache))
                .put("NodeGroupMembers", nodes);
    }

    private static Members endpoint(Cache cache) {
        return Members.of().put("Address", cache.host().address()).put("Port", cache.host().port());
    }

    static Members cluster(Cache cache, String name, boolean withNodes) {
        Members node =
                Members.of()
                        .put("CacheNodeId", "0001")
                        .put("CacheNodeStatus", "available")
                        .put("CacheNodeCreateTime", cache.created())
                        .put("Endpoint", endpoint(cache));
        return Members.of()
                .put("CacheClusterId", name)
                .put("CacheNodeType", cache.setting("CacheNodeType", "cache.t4g.micro"))
                .put("Engine", cache.setting("Engine", "redis"))
                .put("EngineVersion", version(cache))
                .put("CacheClusterStatus", "available")
                .put("NumCacheNodes", 1)
                .put("CacheClusterCreateTime", cache.created())
                .put("CacheNodes", withNodes ? List.of(node) : null)
                .put("ReplicationGroupId", cache.id())
                .put("TransitEncryptionEnabled", flag(cache, "TransitEncryptionEnabled"))
                .put("AtRestEncryptionEnabled", flag(cache, "AtRestEncryptionEnabled"));
    }

    static Members serverless(Cache cache) {
        return Members.of()
                .put("ServerlessCacheName", cache.id())
                .put("Description", cache.setting("Description", ""))
                .put("CreateTime", cache.created())
                .put("Status", "available")
                .put("Engine", cache.setting("Engine", "redis"))
                .put("MajorEngineVersion", cache.setting("MajorEngineVersion", "7"))
                .put("FullEngineVersion", version(cache))
                .put("Endpoint", endpoint(cache))
                .put("ReaderEndpoint", endpoint(cache))
                .put("ARN", cache.arn())
                .put("SnapshotRetentionLimit", snapshots(cache));
    }
}
