package io.signalbox.socketio.adapter.cluster;

import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.BroadcastFlags;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.packet.Packet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// What one namespace of this server does when another server of the fleet asks for it. Nothing here blocks.
///
/// @param workers threads for work that would keep the subscriptions too long
public record LocalMember(AdapterContext context, LocalAdapter local, Executor workers) {

    /// A fetch is answered within this time, if need be with nothing: a Node server that gets no
    /// answer within 5 s may end its process.
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(2);

    /// Whom a target names, without modifiers.
    public static BroadcastOptions options(Target target) {
        return new BroadcastOptions(
                Set.copyOf(target.rooms()), Set.copyOf(target.except()), BroadcastFlags.NONE);
    }

    private static BroadcastOptions options(Target target, Map<String, @Nullable Object> flags) {
        return options(target).withFlags(WireFlags.read(flags));
    }

    /// Delivers an event to local sockets.
    public void broadcast(WirePacket packet, Target target, Map<String, @Nullable Object> flags) {
        local.broadcast(new Packet.Event(context.name(), packet.data()), options(target, flags));
    }

    /// The same, asking them for an answer.
    public void broadcastWithAck(
            WirePacket packet,
            Target target,
            Map<String, @Nullable Object> flags,
            IntConsumer clientCount,
            Consumer<@Nullable Object> ack) {
        local.broadcastWithAck(
                new Packet.Event(context.name(), context.nextAckId(), packet.data()),
                options(target, flags),
                clientCount,
                ack);
    }

    /// Puts local sockets into rooms.
    public void join(Target target, List<String> rooms) {
        local.addSockets(options(target), Set.copyOf(rooms));
    }

    /// Takes local sockets out of rooms.
    public void leave(Target target, List<String> rooms) {
        local.delSockets(options(target), Set.copyOf(rooms));
    }

    /// Disconnects local sockets, with `close` the whole connections.
    public void disconnect(Target target, boolean close) {
        local.disconnectSockets(options(target), close);
    }

    /// Hands over the local sockets, always and in time. The answer may be megabytes of JSON, so `answer`
    /// runs neither on an event loop nor on the thread of the subscriptions; if it fails it is called once
    /// more with no sockets.
    public void fetch(Target target, Consumer<List<WireSocket>> answer) {
        local.fetchSockets(options(target))
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(List.of(), FETCH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .thenAcceptAsync(
                        sockets -> answer.accept(sockets.stream().map(WireSocket::of).toList()),
                        workers)
                .exceptionally(
                        failure -> {
                            answer.accept(List.of());
                            return null;
                        });
    }

    /// Hands an event to the namespace's `serverSideEmit` listeners.
    ///
    /// @param answer takes the first answer, null when none is wanted
    public void serverSideEmit(
            List<@Nullable Object> data, @Nullable Consumer<@Nullable Object> answer) {
        if (answer == null) {
            context.serverSideEmitReceived(data, null);
            return;
        }
        AtomicBoolean called = new AtomicBoolean();
        context.serverSideEmitReceived(
                data,
                value -> {
                    if (called.compareAndSet(false, true)) {
                        answer.accept(value);
                    }
                });
    }
}
