package io.signalbox.lab.cache;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ElastiCache operations, such as `aws elasticache describe-replication-groups`.
public final class CacheApi {
    private static final Pages BY_MARKER =
            Pages.of("MaxRecords", "Marker", "InvalidParameterValue", 100, 100);
    private static final Pages BY_TOKEN =
            Pages.of("MaxResults", "NextToken", "InvalidParameterValue", 50, 100);

    private final Caches caches;

    private CacheApi(Caches caches) {
        this.caches = caches;
    }

    public static AwsService service(Caches caches) {
        CacheApi api = new CacheApi(caches);
        return new AwsService(
                "elasticache",
                "2015-02-02",
                "AmazonElastiCacheV9",
                "InvalidParameterValue",
                Map.of(
                        "DescribeReplicationGroups", api::describeGroups,
                        "DescribeCacheClusters", api::describeClusters,
                        "DescribeServerlessCaches", api::describeServerless));
    }

    private Members describeGroups(Input input) {
        List<Cache> found =
                asked(
                        Cache.Kind.REPLICATION_GROUP,
                        input.text("ReplicationGroupId"),
                        "ReplicationGroupNotFoundFault",
                        "replication group");
        return BY_MARKER.answer(
                input,
                "DescribeReplicationGroups",
                "ReplicationGroups",
                found,
                Cache::id,
                CacheShapes::group);
    }

    private Members describeServerless(Input input) {
        List<Cache> found =
                asked(
                        Cache.Kind.SERVERLESS,
                        input.text("ServerlessCacheName"),
                        "ServerlessCacheNotFoundFault",
                        "serverless cache");
        return BY_TOKEN.answer(
                input,
                "DescribeServerlessCaches",
                "ServerlessCaches",
                found,
                Cache::id,
                CacheShapes::serverless);
    }

    private List<Cache> asked(Cache.Kind kind, Optional<String> id, String code, String what) {
        return id.map(
                        name ->
                                List.of(
                                        caches.find(kind, name)
                                                .orElseThrow(() -> missing(code, what, name))))
                .orElseGet(() -> caches.all(kind));
    }

    private static ApiError missing(String code, String what, String name) {
        return new ApiError(code, 404, "There is no %s '%s'.".formatted(what, name));
    }

    private record Node(Cache cache, String name) {}

    private Members describeClusters(Input input) {
        Optional<String> id = input.text("CacheClusterId");
        boolean nodes = input.flag("ShowCacheNodeInfo").orElse(false);
        boolean alone = input.flag("ShowCacheClustersNotInReplicationGroups").orElse(false);
        List<Node> found =
                caches.all(Cache.Kind.REPLICATION_GROUP).stream()
                        .filter(_ -> !alone)
                        .flatMap(c -> CacheShapes.members(c).stream().map(n -> new Node(c, n)))
                        .filter(node -> id.map(node.name()::equals).orElse(true))
                        .toList();
        if (id.isPresent() && found.isEmpty()) {
            throw missing("CacheClusterNotFound", "cache cluster", id.get());
        }
        return BY_MARKER.answer(
                input,
                "DescribeCacheClusters",
                "CacheClusters",
                found,
                Node::name,
                node -> CacheShapes.cluster(node.cache(), node.name(), nodes));
    }
}
