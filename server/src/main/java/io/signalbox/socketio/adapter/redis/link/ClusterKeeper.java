package io.signalbox.socketio.adapter.redis.link;

import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.RedisCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Opens the connection to a cluster and asks whether any of its nodes still answers.
record ClusterKeeper(
        RedisClusterClient client, RedisCodec<String, byte[]> codec, RedisLink.Watcher watcher)
        implements KeptConnection.Keeper<StatefulRedisClusterConnection<String, byte[]>> {

    @Override
    public CompletionStage<StatefulRedisClusterConnection<String, byte[]>> attempt() {
        return client.refreshPartitionsAsync().thenCompose(_ -> client.connectAsync(codec));
    }

    @Override
    public CompletionStage<?> ping(StatefulRedisClusterConnection<String, byte[]> connection) {
        CompletableFuture<Object> first = new CompletableFuture<>();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (RedisClusterNode node : connection.getPartitions()) {
            all.add(
                    connection
                            .getConnectionAsync(node.getNodeId())
                            .thenCompose(c -> c.async().ping())
                            .thenAccept(first::complete));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .exceptionally(
                        failure -> {
                            first.completeExceptionally(failure);
                            return null;
                        });
        return first;
    }

    @Override
    public void opened(StatefulRedisClusterConnection<String, byte[]> connection) {
        watcher.opened();
    }

    @Override
    public void lost() {
        watcher.lost();
    }

    @Override
    public void refused(Throwable failure) {
        watcher.refused(failure);
    }
}
