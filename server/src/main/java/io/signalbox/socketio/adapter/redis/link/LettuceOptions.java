package io.signalbox.socketio.adapter.redis.link;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How Lettuce is to behave: nothing waits without a limit, nothing queues without one.
final class LettuceOptions {

    /// Commands that may wait for an answer; a slow Redis makes further ones fail.
    private static final int MAX_PENDING_COMMANDS = 16_384;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(2);
    private static final int FIRST_RETRY_MILLIS = 50;
    private static final int LAST_RETRY_MILLIS = 2_000;

    private LettuceOptions() {}

    static ClientResources resources() {
        return DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(
                        Delay.exponential(
                                Duration.ofMillis(FIRST_RETRY_MILLIS),
                                Duration.ofMillis(LAST_RETRY_MILLIS),
                                2,
                                TimeUnit.MILLISECONDS))
                .build();
    }

    /// Lost connections are opened again by [KeptConnection], which also sees a Redis that has fallen
    /// silent.
    static ClientOptions single(Duration timeout) {
        return common(ClientOptions.builder(), timeout).autoReconnect(false).build();
    }

    /// The cluster client looks after the connections to its nodes itself and opens them late, so a command
    /// may wait for its connection, in the same bounded queue and no longer than for its answer.
    static ClusterClientOptions cluster(Duration timeout) {
        ClusterClientOptions.Builder builder = ClusterClientOptions.builder();
        common(builder, timeout);
        return builder.autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.ACCEPT_COMMANDS)
                .topologyRefreshOptions(
                        ClusterTopologyRefreshOptions.builder()
                                .enablePeriodicRefresh(TOPOLOGY_REFRESH)
                                .build())
                .build();
    }

    private static ClientOptions.Builder common(ClientOptions.Builder builder, Duration timeout) {
        return builder.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_PENDING_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .maintNotificationsConfig(MaintNotificationsConfig.disabled());
    }
}
