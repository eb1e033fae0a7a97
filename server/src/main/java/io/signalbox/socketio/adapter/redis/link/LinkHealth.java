package io.signalbox.socketio.adapter.redis.link;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why Redis cannot be used at this moment; tells the log when that begins and ends, once each. Any
/// thread.
final class LinkHealth {

    private static final Logger LOG = LoggerFactory.getLogger(LinkHealth.class);

    private final String address;
    private final Supplier<RedisState> state;
    private final RedisCounters counters;
    private final AtomicReference<RedisState> known =
            new AtomicReference<>(RedisState.DISCONNECTED);
    private final AtomicBoolean wasConnected = new AtomicBoolean();
    private final AtomicReference<@Nullable String> problem =
            new AtomicReference<>("Redis has not been reached yet");
    private volatile boolean closed;

    /// @param address for the log
    /// @param state as it is now
    LinkHealth(String address, Supplier<RedisState> state, RedisCounters counters) {
        this.address = address;
        this.state = state;
        this.counters = counters;
    }

    /// In words; null while all is well.
    @Nullable String problem() {
        return problem.get();
    }

    /// A connection came or went.
    void changed() {
        RedisState now = state.get();
        if (now == RedisState.CONNECTED) {
            problem.set(null);
        }
        if (known.getAndSet(now) != now && !closed) {
            if (now == RedisState.CONNECTED) {
                if (wasConnected.getAndSet(true)) {
                    counters.reconnected();
                }
                LOG.info("Redis is connected: {}", address);
            } else {
                LOG.warn("Redis is disconnected, only local sockets are reached");
            }
        }
    }

    void lost() {
        problem.set("the connection to Redis was lost");
        changed();
    }

    void refused(Throwable failure) {
        String cause = cause(failure);
        String before = problem.getAndSet("Redis at " + address + " cannot be used: " + cause);
        if (before == null || !before.endsWith(cause)) {
            LOG.warn("Redis at {} cannot be used, trying on: {}", address, cause);
        }
    }

    /// What goes from now on goes on purpose.
    void closed() {
        closed = true;
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
