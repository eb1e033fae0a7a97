package io.signalbox.socketio.adapter.redis.link;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.signalbox.socketio.adapter.redis.link.Subscriptions.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A Redis Cluster. Commands go where Lettuce's cluster client routes them; subscriptions have one
/// connection to each master that owns slots, and follow a slot that moves to another one.
final class ClusterNodes implements Nodes {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /// Opens a connection for subscriptions to one node.
    interface ListeningFactory {
        Listening create(RedisURI node);
    }

    private final RedisClusterClient client;
    private final KeptConnection<StatefulRedisClusterConnection<String, byte[]>> connection;
    private final Subscriptions subscriptions;
    private final KeptConnection.PendingTimer timer;
    private final RedisURI seed;
    private final ListeningFactory listenings;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final SortedMap<String, Listening> masters = new ConcurrentSkipListMap<>();
    private volatile boolean closed;

    ClusterNodes(
            RedisClusterClient client,
            RedisURI seed,
            Subscriptions subscriptions,
            KeptConnection.PendingTimer timer,
            ListeningFactory listenings,
            ClusterKeeper keeper) {
        this.client = client;
        this.seed = seed;
        this.subscriptions = subscriptions;
        this.timer = timer;
        this.listenings = listenings;
        this.connection = new KeptConnection<>(keeper, timer);
    }

    ClusterNodes open() {
        connection.open();
        look();
        return this;
    }

    private void look() {
        if (closed) {
            return;
        }
        StatefulRedisClusterConnection<String, byte[]> open = connection.connection();
        if (open != null && looking.compareAndSet(false, true)) {
            try {
                follow(open);
            } finally {
                looking.set(false);
            }
        }
        timer.later(LOOK, this::look);
    }

    private void follow(StatefulRedisClusterConnection<String, byte[]> open) {
        SortedMap<String, RedisClusterNode> now = new TreeMap<>();
        for (RedisClusterNode node : open.getPartitions()) {
            if (ownsSlots(node)) {
                now.put(node.getNodeId(), node);
            }
        }
        if (now.isEmpty()) {
            return; // Nothing is known for the moment; what was known is the better guess.
        }
        for (Map.Entry<String, RedisClusterNode> node : now.entrySet()) {
            if (!masters.containsKey(node.getKey())) {
                masters.put(node.getKey(), listenings.create(uri(node.getValue())).open());
            }
        }
        subscriptions.place((kind, name) -> owner(open, kind, name));
        for (String id : List.copyOf(masters.keySet())) {
            if (!now.containsKey(id)) {
                Listening gone = masters.remove(id);
                if (gone != null) {
                    gone.close();
                }
            }
        }
    }

    private static boolean ownsSlots(RedisClusterNode node) {
        return node.getRole().isUpstream()
                && !node.getSlots().isEmpty()
                && !node.is(RedisClusterNode.NodeFlag.FAIL)
                && !node.is(RedisClusterNode.NodeFlag.NOADDR);
    }

    private RedisURI uri(RedisClusterNode node) {
        RedisURI uri = RedisURI.builder(seed).withHost(node.getUri().getHost()).build();
        uri.setPort(node.getUri().getPort());
        return uri;
    }

    private @Nullable Listening owner(
            StatefulRedisClusterConnection<String, byte[]> open, Kind kind, String name) {
        return switch (kind) {
            case SHARDED -> {
                RedisClusterNode master =
                        open.getPartitions().getMasterBySlot(SlotHash.getSlot(name));
                yield master == null ? null : masters.get(master.getNodeId());
            }
            // Any node hears what is published without shards.
            case PATTERN, CHANNEL -> masters.values().stream().findFirst().orElse(null);
        };
    }

    @Override
    public @Nullable RedisClusterAsyncCommands<String, byte[]> commands() {
        StatefulRedisClusterConnection<String, byte[]> open = connection.connection();
        return open == null ? null : open.async();
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, byte[]>> oneNode() {
        StatefulRedisClusterConnection<String, byte[]> open = connection.connection();
        if (open == null || masters.isEmpty()) {
            return CompletableFuture.failedFuture(RedisUnavailableException.disconnected());
        }
        return open.getConnectionAsync(masters.firstKey()).thenApply(node -> node.async());
    }

    @Override
    public CompletionStage<Integer> sum(
            Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<Integer>>
                    question) {
        StatefulRedisClusterConnection<String, byte[]> open = connection.connection();
        if (open == null) {
            return CompletableFuture.failedFuture(RedisUnavailableException.disconnected());
        }
        CompletionStage<Integer> sum = CompletableFuture.completedFuture(0);
        for (RedisClusterNode node : open.getPartitions()) {
            if (node.is(RedisClusterNode.NodeFlag.FAIL)) {
                continue;
            }
            CompletionStage<Integer> count =
                    open.getConnectionAsync(node.getNodeId())
                            .thenCompose(c -> question.apply(c.async()))
                            .exceptionally(_ -> 0);
            sum = sum.thenCombine(count, Integer::sum);
        }
        return sum;
    }

    @Override
    public boolean isConnected() {
        return connection.connection() != null
                && !masters.isEmpty()
                && masters.values().stream().allMatch(Listening::isOpen);
    }

    @Override
    public void abandon() {
        closed = true;
        masters.values().forEach(Listening::abandon);
        connection.abandon();
        client.shutdownAsync();
    }
}
