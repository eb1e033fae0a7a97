package io.signalbox.socketio.adapter.redis.link;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import io.signalbox.socketio.adapter.redis.link.Subscriptions.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The connection over which one node of Redis sends what this server has subscribed there.
final class Listening extends RedisPubSubAdapter<String, byte[]> implements AutoCloseable {

    /// Hears what becomes of the connection.
    interface Watcher {
        void opened();

        void lost();
    }

    private final Subscriptions subscriptions;
    private final KeptConnection<StatefulRedisPubSubConnection<String, byte[]>> kept;

    Listening(
            Supplier<CompletionStage<StatefulRedisPubSubConnection<String, byte[]>>> attempt,
            Subscriptions subscriptions,
            KeptConnection.PendingTimer timer,
            Watcher watcher,
            Consumer<Throwable> refused) {
        this.subscriptions = subscriptions;
        this.kept = new KeptConnection<>(new Keeper(attempt, watcher, refused), timer);
    }

    Listening open() {
        kept.open();
        return this;
    }

    boolean isOpen() {
        return kept.connection() != null;
    }

    /// Null without a connection.
    @Nullable CompletableFuture<Void> subscribe(Kind kind, String name) {
        StatefulRedisPubSubConnection<String, byte[]> connection = kept.connection();
        if (connection == null) {
            return null;
        }
        RedisPubSubAsyncCommands<String, byte[]> commands = connection.async();
        RedisFuture<Void> confirmed =
                switch (kind) {
                    case PATTERN -> commands.psubscribe(name);
                    case CHANNEL -> commands.subscribe(name);
                    case SHARDED -> commands.ssubscribe(name);
                };
        return confirmed.toCompletableFuture();
    }

    void unsubscribe(Kind kind, String name) {
        StatefulRedisPubSubConnection<String, byte[]> connection = kept.connection();
        if (connection == null) {
            return;
        }
        RedisPubSubAsyncCommands<String, byte[]> commands = connection.async();
        switch (kind) {
            case PATTERN -> commands.punsubscribe(name);
            case CHANNEL -> commands.unsubscribe(name);
            case SHARDED -> commands.sunsubscribe(name);
        }
    }

    @Override
    public void message(String channel, byte[] message) {
        subscriptions.message(Kind.CHANNEL, channel, channel, message);
    }

    @Override
    public void message(String pattern, String channel, byte[] message) {
        subscriptions.message(Kind.PATTERN, pattern, channel, message);
    }

    @Override
    public void smessage(String channel, byte[] message) {
        subscriptions.message(Kind.SHARDED, channel, channel, message);
    }

    @Override
    public void sunsubscribed(String channel, long count) {
        subscriptions.ended(this, channel);
    }

    void abandon() {
        kept.abandon();
    }

    @Override
    public void close() {
        kept.close();
    }

    private final class Keeper
            implements KeptConnection.Keeper<StatefulRedisPubSubConnection<String, byte[]>> {

        private final Supplier<CompletionStage<StatefulRedisPubSubConnection<String, byte[]>>>
                attempt;
        private final Watcher watcher;
        private final Consumer<Throwable> refused;

        Keeper(
                Supplier<CompletionStage<StatefulRedisPubSubConnection<String, byte[]>>> attempt,
                Watcher watcher,
                Consumer<Throwable> refused) {
            this.attempt = attempt;
            this.watcher = watcher;
            this.refused = refused;
        }

        @Override
        public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> attempt() {
            return attempt.get();
        }

        @Override
        public CompletionStage<?> ping(StatefulRedisPubSubConnection<String, byte[]> connection) {
            return connection.async().ping();
        }

        @Override
        public void opened(StatefulRedisPubSubConnection<String, byte[]> connection) {
            connection.addListener(Listening.this);
            subscriptions.opened(Listening.this);
            watcher.opened();
        }

        @Override
        public void lost() {
            subscriptions.lost(Listening.this);
            watcher.lost();
        }

        @Override
        public void refused(Throwable failure) {
            refused.accept(failure);
        }
    }
}
