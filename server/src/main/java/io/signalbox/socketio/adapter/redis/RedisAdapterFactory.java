package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.AdapterFactory;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.redis.classic.ClassicAdapter;
import io.signalbox.socketio.adapter.redis.classic.ClassicOptions;
import io.signalbox.socketio.adapter.redis.link.RedisLink;
import io.signalbox.socketio.adapter.redis.link.RedisState;
import io.signalbox.socketio.adapter.redis.link.RedisStatus;
import io.signalbox.socketio.adapter.redis.link.RedisTraffic;
import io.signalbox.socketio.adapter.redis.sharded.ShardedAdapter;
import io.signalbox.socketio.adapter.redis.sharded.ShardedOptions;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Makes this server a member of a fleet over Redis, together with servers that use this class or
/// `@socket.io/redis-adapter` 8.x with the same kind of adapter and the same key prefix. A Redis Cluster is
/// recognized as such.
///
/// It connects in the background and again whenever a connection is lost or Redis falls silent. While Redis
/// is away, what is emitted reaches the sockets of this server; `fetchSockets`, `serverSideEmitWithAck` and
/// `serverCount` fail at once with [io.signalbox.socketio.adapter.redis.link.RedisUnavailableException];
/// joins, leaves and disconnects of matching sockets are done for local ones. Subscriptions are restored with
/// the connection.
///
/// Messages have no store: what is sent while a server is not connected, it misses. So it does with what is
/// published faster than Redis takes it (64 MiB on their way).
///
/// Safe on any thread; nothing blocks.
public final class RedisAdapterFactory implements AdapterFactory, AutoCloseable {

    private final RedisOptions options;
    private final RedisLink link;

    private RedisAdapterFactory(RedisOptions options) {
        this.options = options;
        this.link =
                RedisLink.open(
                        options.redisUri(),
                        options.requestTimeout(),
                        options.kind() instanceof RedisAdapterKind.Sharded);
    }

    /// Starts to connect and returns at once.
    public static RedisAdapterFactory open(RedisOptions options) {
        return new RedisAdapterFactory(options);
    }

    @Override
    public Adapter create(AdapterContext context, LocalAdapter local) {
        return switch (options.kind()) {
            case RedisAdapterKind.Classic kind ->
                    new ClassicAdapter(
                            context,
                            local,
                            link,
                            new ClassicOptions(
                                    options.keyPrefix(),
                                    options.requestTimeout(),
                                    kind.publishOnSpecificResponseChannel()));
            case RedisAdapterKind.Sharded kind ->
                    ShardedAdapter.create(
                            context,
                            local,
                            link,
                            new ShardedOptions(
                                    options.keyPrefix(),
                                    options.requestTimeout(),
                                    kind.subscriptionMode()));
        };
    }

    /// Whether other servers can be reached at this moment.
    public RedisState state() {
        return link.state();
    }

    /// State, counters, and in words what is wrong if anything is: for metrics and health.
    public RedisStatus status() {
        return link.status();
    }

    /// Done when Redis has confirmed the subscriptions of every namespace created until now: from then on
    /// nothing of the fleet is missed. Waits as long as Redis cannot be reached; fails only with
    /// [io.signalbox.socketio.adapter.redis.link.UnsupportedRedisException], for the sharded adapter on a
    /// Redis older than 7.
    public CompletionStage<Void> ready() {
        return link.ready();
    }

    /// Counters of messages.
    public RedisTraffic traffic() {
        return link.status().traffic();
    }

    /// Whether a key exists (`EXISTS`).
    public CompletionStage<Boolean> exists(String key) {
        return link.exists(key);
    }

    /// Stores a text that Redis forgets after a time (`SET … EX`).
    public CompletionStage<Void> store(String key, String value, Duration time) {
        return link.store(key, value, time);
    }

    /// Closes all connections. The adapters must have been closed before.
    @Override
    public void close() {
        link.close();
    }
}
