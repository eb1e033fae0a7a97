package io.signalbox.socketio.adapter.redis.link;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The connections of one server to its fleet's Redis, opened again for ever when they fail. What is found
/// at the address decides whether it is treated as a single Redis or as a cluster. Nothing here blocks; a
/// command given while there is no connection fails at once. Any thread.
public final class RedisLink implements AutoCloseable {

    private static final RedisCodec<String, byte[]> CODEC =
            RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    /// Messages on their way to Redis; a Redis that is slower than what is published loses further ones.
    private static final long MAX_PENDING_BYTES = 64L << 20;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    /// Hears of each connection.
    interface Watcher {
        void opened();

        void lost();

        void refused(Throwable failure);
    }

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final Duration timeout;
    private final boolean sharded;
    private final RedisCounters counters = new RedisCounters();
    private final Subscriptions subscriptions;
    private final AtomicReference<@Nullable Nodes> nodes = new AtomicReference<>();
    private final CompletableFuture<Void> unsupported = new CompletableFuture<>();
    private final List<Runnable> lostListeners = new CopyOnWriteArrayList<>();
    private final AtomicLong pendingBytes = new AtomicLong();
    private final LinkHealth health;
    private volatile @Nullable KeptConnection<StatefulRedisConnection<String, byte[]>> seed;
    private volatile boolean closed;

    private RedisLink(RedisURI uri, Duration timeout, boolean sharded) {
        this.uri = uri;
        this.timeout = timeout;
        this.sharded = sharded;
        uri.setTimeout(timeout);
        resources = LettuceOptions.resources();
        client = RedisClient.create(resources, uri);
        client.setOptions(LettuceOptions.single(timeout));
        health = new LinkHealth(address(), this::state, counters);
        subscriptions = new Subscriptions(this::later, workers(), counters);
    }

    /// Returns at once; the connections follow.
    ///
    /// @param timeout how long Redis may take for one command
    /// @param sharded whether sharded channels are needed, which Redis has since version 7
    public static RedisLink open(RedisURI uri, Duration timeout, boolean sharded) {
        RedisLink link = new RedisLink(uri, timeout, sharded);
        link.seed = new KeptConnection<>(link.new Seed(), link::later).open();
        return link;
    }

    /// The first connection: what it says about the other end decides how to go on.
    private final class Seed
            implements KeptConnection.Keeper<StatefulRedisConnection<String, byte[]>> {

        private volatile ServerInfo info = new ServerInfo("unknown", false);

        @Override
        public CompletionStage<StatefulRedisConnection<String, byte[]>> attempt() {
            return client.connectAsync(CODEC, uri)
                    .thenCompose(
                            connection ->
                                    connection
                                            .async()
                                            .info()
                                            .thenApply(text -> check(connection, text))
                                            .whenComplete(
                                                    (_, failure) -> {
                                                        if (failure != null) {
                                                            connection.closeAsync();
                                                        }
                                                    }));
        }

        private StatefulRedisConnection<String, byte[]> check(
                StatefulRedisConnection<String, byte[]> connection, String text) {
            info = ServerInfo.parse(text);
            if (sharded && !info.hasShardedChannels()) {
                UnsupportedRedisException refusal =
                        new UnsupportedRedisException(
                                "Redis %s at %s has no sharded channels; the sharded adapter needs Redis 7.0 or newer"
                                        .formatted(info.version(), address()));
                unsupported.completeExceptionally(refusal);
                throw refusal;
            }
            return connection;
        }

        @Override
        public CompletionStage<?> ping(StatefulRedisConnection<String, byte[]> connection) {
            return connection.async().ping();
        }

        @Override
        public void opened(StatefulRedisConnection<String, byte[]> connection) {
            if (nodes.get() == null) {
                begin(info);
            }
            health.changed();
        }

        @Override
        public void lost() {
            RedisLink.this.lost();
        }

        @Override
        public void refused(Throwable failure) {
            health.refused(failure);
        }
    }

    private void begin(ServerInfo info) {
        KeptConnection<StatefulRedisConnection<String, byte[]>> first = seed;
        if (first == null) {
            // The connection was quicker than the constructor's caller.
            later(Duration.ofMillis(1), () -> begin(info));
        } else if (info.cluster()) {
            nodes.set(cluster());
            first.close();
        } else {
            Listening listening = listening(uri);
            nodes.set(new SingleNode(first, listening));
            subscriptions.place((_, _) -> listening);
            listening.open();
        }
    }

    private Nodes cluster() {
        RedisClusterClient clusterClient = RedisClusterClient.create(resources, uri);
        clusterClient.setOptions(LettuceOptions.cluster(timeout));
        return new ClusterNodes(
                        clusterClient,
                        uri,
                        subscriptions,
                        this::later,
                        this::listening,
                        new ClusterKeeper(clusterClient, CODEC, new Watching()))
                .open();
    }

    private Listening listening(RedisURI node) {
        Watching watching = new Watching();
        return new Listening(
                () -> client.connectPubSubAsync(CODEC, node),
                subscriptions,
                this::later,
                watching,
                watching::refused);
    }

    private final class Watching implements Watcher, Listening.Watcher {
        @Override
        public void opened() {
            health.changed();
        }

        @Override
        public void lost() {
            RedisLink.this.lost();
        }

        @Override
        public void refused(Throwable failure) {
            health.refused(failure);
        }
    }

    private void lost() {
        health.lost();
        lostListeners.forEach(Runnable::run);
    }

    private String address() {
        return uri.getHost() + ":" + uri.getPort();
    }

    /// Whether other servers can be reached at this moment.
    public RedisState state() {
        Nodes present = nodes.get();
        return present != null && present.isConnected()
                ? RedisState.CONNECTED
                : RedisState.DISCONNECTED;
    }

    /// State, problem and counters of one moment.
    public RedisStatus status() {
        RedisState state = state();
        String words = state == RedisState.CONNECTED ? null : health.problem();
        return new RedisStatus(state, words, counters.snapshot());
    }

    /// What this server listens to.
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /// Done when Redis has confirmed every subscription asked for until now; fails with
    /// [UnsupportedRedisException] if the Redis that was found never will.
    public CompletableFuture<Void> ready() {
        return subscriptions.settled().applyToEither(unsupported, Function.identity());
    }

    /// Counters, also of what the adapters do with the messages.
    public RedisCounters counters() {
        return counters;
    }

    /// Is told whenever a connection was lost: answers that are waited for may never come. The listener
    /// must not block.
    public void whenLost(Runnable listener) {
        lostListeners.add(listener);
    }

    /// No longer tells it.
    public void forget(Runnable listener) {
        lostListeners.remove(listener);
    }

    /// `PUBLISH`; fails with [RedisUnavailableException] when Redis is away or too slow.
    public CompletableFuture<Long> publish(String channel, byte[] message) {
        return send(
                message.length,
                nodes -> nodes.oneNode().thenCompose(node -> node.publish(channel, message)));
    }

    /// `SPUBLISH`, failing like [#publish].
    public CompletableFuture<Long> publishSharded(String channel, byte[] message) {
        return send(
                message.length,
                nodes -> {
                    RedisClusterAsyncCommands<String, byte[]> commands = nodes.commands();
                    return commands == null
                            ? CompletableFuture.failedFuture(
                                    RedisUnavailableException.disconnected())
                            : commands.spublish(channel, message);
                });
    }

    private CompletableFuture<Long> send(
            int bytes, Function<Nodes, CompletionStage<Long>> command) {
        counters.published();
        if (pendingBytes.addAndGet(bytes) > MAX_PENDING_BYTES) {
            pendingBytes.addAndGet(-bytes);
            counters.notPublished();
            return CompletableFuture.failedFuture(
                    new RedisUnavailableException(
                            "Redis does not keep up, the message is dropped"));
        }
        Nodes present = nodes.get();
        CompletableFuture<Long> sent =
                present == null
                        ? CompletableFuture.failedFuture(RedisUnavailableException.disconnected())
                        : command.apply(present).toCompletableFuture();
        return sent.whenComplete(
                (_, failure) -> {
                    pendingBytes.addAndGet(-bytes);
                    if (failure != null) {
                        counters.notPublished();
                    }
                });
    }

    private <T> CompletableFuture<T> run(
            Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
        Nodes present = nodes.get();
        RedisClusterAsyncCommands<String, byte[]> commands =
                present == null ? null : present.commands();
        return commands == null
                ? CompletableFuture.failedFuture(RedisUnavailableException.disconnected())
                : command.apply(commands).toCompletableFuture();
    }

    /// How many servers listen to a channel (`PUBSUB NUMSUB`, on all nodes).
    public CompletionStage<Integer> subscribers(String channel) {
        return sum(
                c ->
                        c.pubsubNumsub(channel)
                                .thenApply(n -> n.getOrDefault(channel, 0L).intValue()));
    }

    /// The same of a sharded channel (`PUBSUB SHARDNUMSUB`).
    public CompletionStage<Integer> shardedSubscribers(String channel) {
        return sum(
                c ->
                        c.pubsubShardNumsub(channel)
                                .thenApply(n -> n.getOrDefault(channel, 0L).intValue()));
    }

    private CompletionStage<Integer> sum(
            Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<Integer>>
                    question) {
        Nodes present = nodes.get();
        return present == null || state() == RedisState.DISCONNECTED
                ? CompletableFuture.failedFuture(RedisUnavailableException.disconnected())
                : present.sum(question);
    }

    /// Whether a key exists (`EXISTS`).
    public CompletionStage<Boolean> exists(String key) {
        return run(commands -> commands.exists(key)).thenApply(count -> count > 0);
    }

    /// Stores a text that Redis forgets after a time (`SET … EX`).
    public CompletionStage<Void> store(String key, String value, Duration time) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        CompletableFuture<String> stored =
                run(commands -> commands.set(key, bytes, SetArgs.Builder.ex(time)));
        return stored.thenAccept(ok -> {});
    }

    /// Threads for work that would keep an event loop or the subscriptions too long.
    public Executor workers() {
        return resources.eventExecutorGroup();
    }

    /// Runs a task on one of Lettuce's own threads; it must not block.
    public void later(Duration delay, Runnable task) {
        if (closed) {
            return;
        }
        resources
                .timer()
                .newTimeout(
                        timeout -> resources.eventExecutorGroup().execute(task),
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Gives back connections and threads; waits for neither.
    @Override
    public void close() {
        closed = true;
        health.closed();
        KeptConnection<?> first = seed;
        if (first != null) {
            first.abandon();
        }
        Nodes present = nodes.get();
        if (present != null) {
            present.abandon();
        }
        client.shutdownAsync(0, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete(
                        (done, failure) ->
                                resources.shutdown(
                                        0, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    }
}
