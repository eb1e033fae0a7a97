package io.signalbox.socketio.adapter.redis.link;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The Redis at the other end: a single one, or the nodes of a cluster.
interface Nodes {

    /// Where commands go; null while there is no connection.
    @Nullable RedisClusterAsyncCommands<String, byte[]> commands();

    /// Where everything goes that is to arrive everywhere in its order: always the same node.
    CompletionStage<RedisClusterAsyncCommands<String, byte[]>> oneNode();

    /// The sum of what every node answers.
    CompletionStage<Integer> sum(
            Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<Integer>> question);

    /// Whether everything that is needed is open.
    boolean isConnected();

    /// Opens nothing any more. The single client is closed by its owner.
    void abandon();
}
