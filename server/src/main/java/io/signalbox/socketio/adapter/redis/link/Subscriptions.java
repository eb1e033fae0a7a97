package io.signalbox.socketio.adapter.redis.link;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who listens to what. A subscription asked for while there is no connection is made as soon as there is
/// one, made again on each new connection, and moved when another node of a cluster becomes its owner.
/// Handlers run on Lettuce's threads and must not block; their failures end here. Any thread.
public final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration RETRY = Duration.ofMillis(200);

    /// Gets the channel and the message.
    public interface Handler extends BiConsumer<String, byte[]> {}

    /// The three ways of listening.
    public enum Kind {
        /// `PSUBSCRIBE`
        PATTERN,
        /// `SUBSCRIBE`
        CHANNEL,
        /// `SSUBSCRIBE`
        SHARDED
    }

    /// Which connection a subscription belongs on at this moment.
    interface Placement {
        @Nullable Listening of(Kind kind, String name);
    }

    // Changed only while its name is held in the map.
    private static final class Entry {
        private final Handler handler;
        private volatile @Nullable Listening at;
        private volatile CompletableFuture<Void> done = new CompletableFuture<>();

        Entry(Handler handler) {
            this.handler = handler;
        }

        void renew() {
            if (done.isDone()) {
                done = new CompletableFuture<>();
            }
        }
    }

    private final Map<Kind, Map<String, Entry>> entries = new EnumMap<>(Kind.class);
    private final KeptConnection.PendingTimer timer;
    private final Executor workers;
    private final RedisCounters counters;
    private volatile Placement placement = (_, _) -> null;

    Subscriptions(KeptConnection.PendingTimer timer, Executor workers, RedisCounters counters) {
        this.timer = timer;
        this.workers = workers;
        this.counters = counters;
        for (Kind kind : Kind.values()) {
            entries.put(kind, new ConcurrentHashMap<>());
        }
    }

    private Map<String, Entry> of(Kind kind) {
        return java.util.Objects.requireNonNull(entries.get(kind));
    }

    /// Listens from now on, or as soon as Redis can be reached.
    public void add(Kind kind, String name, Handler handler) {
        reconcile(kind, name, () -> true, handler);
    }

    /// Listens no more.
    public void remove(Kind kind, String name) {
        reconcile(kind, name, () -> false, (_, _) -> {});
    }

    /// Listens or not, as `wanted` says at a moment in which no other call for this name is under way:
    /// calls in the wrong order still lead to the right end.
    public void reconcile(Kind kind, String name, BooleanSupplier wanted, Handler handler) {
        of(kind).compute(
                        name,
                        (_, present) -> {
                            if (wanted.getAsBoolean()) {
                                return present == null ? create(kind, name, handler) : present;
                            }
                            if (present != null) {
                                forget(kind, name, present);
                            }
                            return null;
                        });
    }

    private Entry create(Kind kind, String name, Handler handler) {
        Entry entry = new Entry(handler);
        place(kind, name, entry);
        return entry;
    }

    private void forget(Kind kind, String name, Entry entry) {
        Listening at = entry.at;
        if (at != null) {
            at.unsubscribe(kind, name);
        }
        CompletableFuture<Void> done = entry.done;
        workers.execute(() -> done.complete(null));
    }

    private void place(Kind kind, String name, Entry entry) {
        Listening target = placement.of(kind, name);
        Listening at = entry.at;
        if (target != at) {
            if (at != null) {
                at.unsubscribe(kind, name);
            }
            entry.at = target;
            entry.renew();
        }
        if (target != null && !entry.done.isDone()) {
            request(kind, name, entry, target);
        }
    }

    private void request(Kind kind, String name, Entry entry, Listening target) {
        CompletableFuture<Void> done = entry.done;
        @Nullable CompletableFuture<Void> command = target.subscribe(kind, name);
        if (command == null) {
            return; // As soon as the connection is open, everything on it is asked for.
        }
        command.whenComplete(
                (_, failure) -> {
                    if (failure == null) {
                        workers.execute(() -> done.complete(null));
                    } else {
                        timer.later(RETRY, () -> again(kind, name, entry));
                    }
                });
    }

    private void again(Kind kind, String name, Entry entry) {
        of(kind).computeIfPresent(
                        name,
                        (_, present) -> {
                            if (present == entry && !entry.done.isDone()) {
                                place(kind, name, entry);
                            }
                            return present;
                        });
    }

    /// Every subscription goes where it belongs by this placement.
    void place(Placement next) {
        placement = next;
        for (Kind kind : Kind.values()) {
            for (String name : of(kind).keySet()) {
                of(kind).computeIfPresent(
                                name,
                                (_, entry) -> {
                                    place(kind, name, entry);
                                    return entry;
                                });
            }
        }
    }

    /// A connection has come: what belongs on it is subscribed.
    void opened(Listening listening) {
        refresh(listening, true);
    }

    /// A connection has gone, and with it its subscriptions.
    void lost(Listening listening) {
        refresh(listening, false);
    }

    private void refresh(Listening listening, boolean open) {
        for (Kind kind : Kind.values()) {
            for (String name : of(kind).keySet()) {
                of(kind).computeIfPresent(
                                name,
                                (_, entry) -> {
                                    if (entry.at == listening) {
                                        entry.renew();
                                        if (open) {
                                            request(kind, name, entry, listening);
                                        }
                                    }
                                    return entry;
                                });
            }
        }
    }

    /// Redis itself has ended a sharded subscription, as a cluster does when the slot moves.
    void ended(Listening listening, String name) {
        of(Kind.SHARDED)
                .computeIfPresent(
                        name,
                        (_, entry) -> {
                            if (entry.at == listening && entry.done.isDone()) {
                                entry.renew();
                                timer.later(RETRY, () -> again(Kind.SHARDED, name, entry));
                            }
                            return entry;
                        });
    }

    /// Done when Redis has confirmed every subscription asked for until now.
    CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(
                entries.values().stream()
                        .map(Map::values)
                        .flatMap(Collection::stream)
                        .map(entry -> entry.done)
                        .toArray(CompletableFuture<?>[]::new));
    }

    void message(Kind kind, String name, String channel, byte[] message) {
        Entry entry = of(kind).get(name);
        if (entry == null) {
            return;
        }
        try {
            entry.handler.accept(channel, message);
        } catch (RuntimeException e) {
            counters.failed();
            LOG.debug("a message of the fleet was dropped", e);
        }
    }
}
