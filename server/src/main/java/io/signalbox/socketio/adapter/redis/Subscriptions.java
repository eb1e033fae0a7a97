package io.signalbox.socketio.adapter.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who listens to which channel or pattern. A subscription asked for while there is no connection is
/// made as soon as there is one; after that Lettuce restores it whenever it has reconnected. Handlers
/// run on Lettuce's thread of this connection and must not block; their failures end here.
final class Subscriptions extends RedisPubSubAdapter<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    /// Gets the channel and the message.
    interface Handler extends BiConsumer<String, byte[]> {}

    /// @param done complete when Redis has confirmed it, or nobody wants it any more
    private record Subscription(Handler handler, CompletableFuture<Void> done) {}

    private final Map<String, Subscription> channels = new ConcurrentHashMap<>();
    private final Map<String, Subscription> patterns = new ConcurrentHashMap<>();
    private final LongAdder failures = new LongAdder();
    private final Consumer<Runnable> retryLater;
    private final AtomicReference<@Nullable RedisPubSubAsyncCommands<String, byte[]>> commands =
            new AtomicReference<>();

    /// @param retryLater runs a task a little later on any thread
    Subscriptions(Consumer<Runnable> retryLater) {
        this.retryLater = retryLater;
    }

    /// Called once, when the first connection is open.
    void attach(RedisPubSubAsyncCommands<String, byte[]> connection) {
        commands.set(connection);
    }

    void addPattern(String pattern, Handler handler) {
        Subscription subscription = new Subscription(handler, new CompletableFuture<>());
        patterns.put(pattern, subscription);
        subscribe(subscription.done(), c -> c.psubscribe(pattern));
    }

    void addChannels(Collection<String> names, Handler handler) {
        Subscription subscription = new Subscription(handler, new CompletableFuture<>());
        String[] all = names.toArray(String[]::new);
        names.forEach(name -> channels.put(name, subscription));
        subscribe(subscription.done(), c -> c.subscribe(all));
    }

    private void subscribe(
            CompletableFuture<Void> done,
            Function<RedisPubSubAsyncCommands<String, byte[]>, RedisFuture<Void>> command) {
        if (done.isDone()) {
            return;
        }
        RedisPubSubAsyncCommands<String, byte[]> connection = commands.get();
        if (connection == null) {
            retryLater.accept(() -> subscribe(done, command));
            return;
        }
        command.apply(connection)
                .whenComplete(
                        (confirmed, failure) -> {
                            if (failure == null) {
                                done.complete(null);
                            } else {
                                retryLater.accept(() -> subscribe(done, command));
                            }
                        });
    }

    void remove(String pattern, Collection<String> names) {
        forget(patterns, List.of(pattern));
        forget(channels, names);
        RedisPubSubAsyncCommands<String, byte[]> connection = commands.get();
        if (connection != null) {
            connection.punsubscribe(pattern);
            connection.unsubscribe(names.toArray(String[]::new));
        }
    }

    private static void forget(Map<String, Subscription> from, Collection<String> names) {
        for (String name : names) {
            Subscription subscription = from.remove(name);
            if (subscription != null) {
                subscription.done().complete(null);
            }
        }
    }

    /// Done when Redis has confirmed every subscription asked for until now.
    CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(
                Stream.concat(patterns.values().stream(), channels.values().stream())
                        .map(Subscription::done)
                        .toArray(CompletableFuture<?>[]::new));
    }

    /// Messages whose handler failed.
    long failures() {
        return failures.sum();
    }

    @Override
    public void message(String channel, byte[] message) {
        handle(channels.get(channel), channel, message);
    }

    @Override
    public void message(String pattern, String channel, byte[] message) {
        handle(patterns.get(pattern), channel, message);
    }

    private void handle(@Nullable Subscription subscription, String channel, byte[] message) {
        if (subscription == null) {
            return;
        }
        try {
            subscription.handler().accept(channel, message);
        } catch (RuntimeException e) {
            failures.increment();
            LOG.debug("a message of the fleet was dropped", e);
        }
    }
}
