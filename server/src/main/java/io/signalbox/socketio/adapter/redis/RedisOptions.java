package io.signalbox.socketio.adapter.redis;

import io.lettuce.core.RedisURI;
import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;
import java.time.Duration;

/// How this server takes part in a fleet.
///
/// @param uri `redis://host:port`, `rediss://…` or `host:port`; any node of a cluster
/// @param keyPrefix first part of every channel name (`key`, or `channelPrefix` of the sharded adapter),
///     `socket.io` by default; the same on all servers
/// @param requestTimeout how long answers of other servers are waited for, 5 s by default
/// @param kind classic or sharded
public record RedisOptions(
        String uri, String keyPrefix, Duration requestTimeout, RedisAdapterKind kind) {

    /// The official default of `key`.
    public static final String DEFAULT_KEY_PREFIX = "socket.io";

    /// The official default of `requestsTimeout`.
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(5);

    /// @throws IllegalArgumentException if the address cannot be read; the text does not repeat it,
    ///     because it may hold a password
    public RedisOptions {
        parse(uri);
        if (keyPrefix.isBlank()) {
            throw new IllegalArgumentException("the key prefix of the Redis adapter is blank");
        }
        if (!requestTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "the request timeout of the Redis adapter is not positive: " + requestTimeout);
        }
    }

    /// The defaults of the official classic adapter.
    public static RedisOptions of(String uri) {
        return new RedisOptions(
                uri,
                DEFAULT_KEY_PREFIX,
                DEFAULT_REQUEST_TIMEOUT,
                new RedisAdapterKind.Classic(false));
    }

    /// The same with other channel names.
    public RedisOptions withKeyPrefix(String value) {
        return new RedisOptions(uri, value, requestTimeout, kind);
    }

    /// The same with another limit for answers.
    public RedisOptions withRequestTimeout(Duration value) {
        return new RedisOptions(uri, keyPrefix, value, kind);
    }

    /// The same with the other adapter.
    public RedisOptions withKind(RedisAdapterKind value) {
        return new RedisOptions(uri, keyPrefix, requestTimeout, value);
    }

    /// The same with the sharded adapter.
    public RedisOptions sharded(SubscriptionMode mode) {
        return withKind(new RedisAdapterKind.Sharded(mode));
    }

    RedisURI redisUri() {
        return parse(uri);
    }

    private static RedisURI parse(String uri) {
        try {
            return RedisURI.create(uri.contains("://") ? uri : "redis://" + uri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the address of Redis cannot be read; allowed: host:port,"
                            + " redis://[user:password@]host:port[/database], rediss://…");
        }
    }

    /// Leaves out the address, which may hold a password.
    @Override
    public String toString() {
        return "RedisOptions[keyPrefix="
                + keyPrefix
                + ", requestTimeout="
                + requestTimeout
                + ", kind="
                + kind
                + "]";
    }
}
