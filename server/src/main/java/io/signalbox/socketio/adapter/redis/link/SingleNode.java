package io.signalbox.socketio.adapter.redis.link;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One Redis: a connection for commands, another for subscriptions.
record SingleNode(
        KeptConnection<StatefulRedisConnection<String, byte[]>> connection, Listening listening)
        implements Nodes {

    @Override
    public @Nullable RedisClusterAsyncCommands<String, byte[]> commands() {
        StatefulRedisConnection<String, byte[]> open = connection.connection();
        return open == null ? null : open.async();
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, byte[]>> oneNode() {
        RedisClusterAsyncCommands<String, byte[]> commands = commands();
        return commands == null
                ? CompletableFuture.failedFuture(RedisUnavailableException.disconnected())
                : CompletableFuture.completedFuture(commands);
    }

    @Override
    public CompletionStage<Integer> sum(
            Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<Integer>>
                    question) {
        return oneNode().thenCompose(question);
    }

    @Override
    public boolean isConnected() {
        return connection.connection() != null && listening.isOpen();
    }

    @Override
    public void abandon() {
        listening.abandon();
        connection.abandon();
    }
}
