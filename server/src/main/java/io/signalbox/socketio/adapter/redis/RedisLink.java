package io.signalbox.socketio.adapter.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two connections of one server to Redis, opened again for ever when they fail. Nothing here
/// blocks; a command given while there is no connection fails at once.
final class RedisLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final RedisCodec<String, byte[]> CODEC =
            RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    /// Commands that may wait for an answer; a slow Redis makes further ones fail.
    private static final int MAX_PENDING_COMMANDS = 16_384;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SUBSCRIBE_RETRY = Duration.ofMillis(200);
    private static final int FIRST_RETRY_MILLIS = 50;
    private static final int LAST_RETRY_MILLIS = 2_000;

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final Subscriptions subscriptions =
            new Subscriptions(task -> later(SUBSCRIBE_RETRY, task));
    private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> commands =
            new AtomicReference<>();
    private final AtomicReference<@Nullable StatefulRedisPubSubConnection<String, byte[]>>
            listening = new AtomicReference<>();
    private final AtomicReference<RedisState> logged =
            new AtomicReference<>(RedisState.DISCONNECTED);
    private volatile boolean closed;

    private RedisLink(RedisOptions options) {
        uri = options.redisUri();
        uri.setTimeout(options.requestTimeout());
        resources =
                DefaultClientResources.builder()
                        .ioThreadPoolSize(2)
                        .computationThreadPoolSize(2)
                        .reconnectDelay(
                                Delay.exponential(
                                        Duration.ofMillis(FIRST_RETRY_MILLIS),
                                        Duration.ofMillis(LAST_RETRY_MILLIS),
                                        2,
                                        TimeUnit.MILLISECONDS))
                        .build();
        client = RedisClient.create(resources, uri);
        client.setOptions(clientOptions(options.requestTimeout()));
        client.addListener(new StateLog());
    }

    /// Returns at once; the connections follow.
    static RedisLink open(RedisOptions options) {
        RedisLink link = new RedisLink(options);
        link.connect(
                () -> link.client.connectAsync(CODEC, link.uri),
                link.commands::set,
                FIRST_RETRY_MILLIS);
        link.connect(
                () -> link.client.connectPubSubAsync(CODEC, link.uri),
                link::startListening,
                FIRST_RETRY_MILLIS);
        return link;
    }

    private static ClientOptions clientOptions(Duration timeout) {
        return ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_PENDING_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .build();
    }

    /// Lettuce reconnects by itself, but not if the very first attempt fails.
    private <C extends StatefulConnection<String, byte[]>> void connect(
            Supplier<CompletionStage<C>> attempt,
            java.util.function.Consumer<C> whenOpen,
            int retryMillis) {
        if (closed) {
            return;
        }
        attempt.get()
                .whenComplete(
                        (connection, failure) -> {
                            if (failure == null) {
                                whenOpen.accept(connection);
                                noteState();
                                return;
                            }
                            if (retryMillis == FIRST_RETRY_MILLIS) {
                                LOG.warn("Redis cannot be reached, trying on: {}", cause(failure));
                            }
                            int next = Math.min(retryMillis * 2, LAST_RETRY_MILLIS);
                            later(
                                    Duration.ofMillis(retryMillis),
                                    () -> connect(attempt, whenOpen, next));
                        });
    }

    private void startListening(StatefulRedisPubSubConnection<String, byte[]> connection) {
        connection.addListener(subscriptions);
        listening.set(connection);
        subscriptions.attach(connection.async());
    }

    RedisState state() {
        return isOpen(commands.get()) && isOpen(listening.get())
                ? RedisState.CONNECTED
                : RedisState.DISCONNECTED;
    }

    private static boolean isOpen(@Nullable StatefulConnection<?, ?> connection) {
        return connection != null && connection.isOpen();
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /// Runs a command; without a connection the result fails with [RedisUnavailableException].
    <T> CompletableFuture<T> run(
            Function<RedisAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
        StatefulRedisConnection<String, byte[]> connection = commands.get();
        if (connection == null || !connection.isOpen()) {
            return CompletableFuture.failedFuture(new RedisUnavailableException());
        }
        return command.apply(connection.async()).toCompletableFuture();
    }

    /// Threads for work that would keep an event loop or the subscriptions too long.
    Executor workers() {
        return resources.eventExecutorGroup();
    }

    /// Runs a task on one of Lettuce's own threads; it must not block.
    void later(Duration delay, Runnable task) {
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

    private void noteState() {
        RedisState now = state();
        if (logged.getAndSet(now) != now && !closed) {
            if (now == RedisState.CONNECTED) {
                LOG.info("Redis is connected: {}:{}", uri.getHost(), uri.getPort());
            } else {
                LOG.warn("Redis is disconnected, only local sockets are reached");
            }
        }
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /// Gives back connections and threads; waits for neither.
    @Override
    public void close() {
        closed = true;
        client.shutdownAsync(0, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete(
                        (done, failure) ->
                                resources.shutdown(
                                        0, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    }

    private final class StateLog implements RedisConnectionStateListener {

        @Override
        public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
            later(Duration.ZERO, RedisLink.this::noteState);
        }

        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            if (!closed) {
                later(Duration.ZERO, RedisLink.this::noteState);
            }
        }
    }
}
