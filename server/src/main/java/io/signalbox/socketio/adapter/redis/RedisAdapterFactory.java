package io.signalbox.socketio.adapter.redis;

import io.lettuce.core.SetArgs;
import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.AdapterFactory;
import io.signalbox.socketio.adapter.LocalAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Makes this server a member of a fleet over Redis, together with servers that use this class or
/// `@socket.io/redis-adapter` 8.x with the same key prefix.
///
/// It connects in the background and again whenever a connection is lost. While Redis is away, what is
/// emitted reaches the sockets of this server; `fetchSockets`, `serverSideEmitWithAck` and `serverCount`
/// fail with [RedisUnavailableException]; joins, leaves and disconnects of matching sockets are done for
/// local ones. Subscriptions are restored with the connection.
///
/// Messages have no store: what is sent while a server is not connected, it misses.
///
/// Safe on any thread; nothing blocks.
public final class RedisAdapterFactory implements AdapterFactory, AutoCloseable {

    private final RedisOptions options;
    private final RedisLink link;
    private final RedisCounters counters = new RedisCounters();

    private RedisAdapterFactory(RedisOptions options) {
        this.options = options;
        this.link = RedisLink.open(options);
    }

    /// Starts to connect and returns at once.
    public static RedisAdapterFactory open(RedisOptions options) {
        return new RedisAdapterFactory(options);
    }

    @Override
    public Adapter create(AdapterContext context, LocalAdapter local) {
        return new RedisAdapter(context, local, link, options, counters);
    }

    /// Whether other servers can be reached at this moment.
    public RedisState state() {
        return link.state();
    }

    /// Done when Redis has confirmed the subscriptions of every namespace created until now: from then
    /// on nothing of the fleet is missed. Never fails; waits as long as Redis cannot be reached.
    public CompletionStage<Void> ready() {
        return link.subscriptions().settled();
    }

    /// Counters of messages.
    public RedisTraffic traffic() {
        return counters.snapshot();
    }

    /// Whether a key exists (`EXISTS`).
    public CompletionStage<Boolean> exists(String key) {
        return link.run(commands -> commands.exists(key)).thenApply(count -> count > 0);
    }

    /// Stores a text that Redis forgets after a time (`SET … EX`).
    public CompletionStage<Void> store(String key, String value, Duration time) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        CompletableFuture<String> stored =
                link.run(commands -> commands.set(key, bytes, SetArgs.Builder.ex(time)));
        return stored.thenAccept(ok -> {});
    }

    /// Closes both connections. The adapters must have been closed before.
    @Override
    public void close() {
        link.close();
    }
}
