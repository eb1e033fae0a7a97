package io.signalbox.socketio.adapter.cluster;

import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.AdapterListener;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.LocalSocket;
import io.signalbox.socketio.adapter.SocketDetails;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Envelope;
import io.signalbox.socketio.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One namespace of this server as a member of a fleet that speaks the messages of the official
/// `ClusterAdapter`. Rooms and local delivery are those of the [LocalAdapter]; this class says to the others
/// what they must hear, [ClusterMember] does what they say.
///
/// Joins, leaves and disconnects of matching sockets are published first, then done here.
public final class ClusterAdapter implements Adapter {

    private final String uid;
    private final String namespace;
    private final LocalAdapter local;
    private final ClusterTransport transport;
    private final Duration requestTimeout;
    private final PendingRequests<ClusterMessage.Response> pending;
    private final ClusterMember member;

    /// A member that has not said anything yet.
    ///
    /// @param uid of this member, unlike all others
    /// @param requestTimeout how long answers are waited for when the call names no time
    public ClusterAdapter(
            String uid,
            AdapterContext context,
            LocalAdapter local,
            ClusterTransport transport,
            Duration requestTimeout) {
        this.uid = uid;
        this.namespace = context.name();
        this.local = local;
        this.transport = transport;
        this.requestTimeout = requestTimeout;
        this.pending = new PendingRequests<>(transport::later);
        this.member =
                new ClusterMember(
                        uid,
                        new LocalMember(context, local, transport.workers()),
                        transport,
                        pending);
    }

    /// To be called for each message of the transport, on a thread that must not block.
    public void received(byte[] bytes) {
        member.received(bytes);
    }

    /// To be called when answers may have been lost: requests that wait fail at once.
    public void answersLost(Throwable failure) {
        pending.failAll(failure);
    }

    private CompletionStage<?> publish(ClusterMessage message) {
        return transport.publish(new Envelope(uid, namespace, message));
    }

    @Override
    public void broadcast(Packet.Event packet, BroadcastOptions target) {
        if (!target.flags().local()) {
            publish(broadcast(packet, null, target));
        }
        local.broadcast(packet, target);
    }

    private ClusterMessage.Broadcast broadcast(
            Packet.Event packet, @Nullable String requestId, BroadcastOptions target) {
        return new ClusterMessage.Broadcast(
                new WirePacket(namespace, packet.data()),
                requestId,
                target(target),
                WireFlags.write(target.flags()));
    }

    private static Target target(BroadcastOptions options) {
        return Target.of(options.rooms(), options.except());
    }

    @Override
    public void broadcastWithAck(
            Packet.Event packet,
            BroadcastOptions target,
            IntConsumer clientCount,
            Consumer<@Nullable Object> ack) {
        if (!target.flags().local()) {
            String requestId = Tokens.hex();
            pending.listen(requestId, timeout(target), new AckAnswers(clientCount, ack));
            publish(broadcast(packet, requestId, target));
        }
        local.broadcastWithAck(packet, target, clientCount, ack);
    }

    private record AckAnswers(IntConsumer clientCount, Consumer<@Nullable Object> ack)
            implements Consumer<ClusterMessage.Response> {
        @Override
        public void accept(ClusterMessage.Response response) {
            switch (response) {
                case ClusterMessage.ClientCount count -> clientCount.accept(count.count());
                case ClusterMessage.ClientAck answer -> ack.accept(answer.argument());
                case ClusterMessage.Fetched _, ClusterMessage.ServerSideAnswer _ -> {}
            }
        }
    }

    private Duration timeout(BroadcastOptions target) {
        Duration given = target.flags().timeout();
        return given == null ? requestTimeout : given;
    }

    @Override
    public CompletionStage<List<SocketDetails>> fetchSockets(BroadcastOptions target) {
        CompletionStage<List<SocketDetails>> own = local.fetchSockets(target);
        if (target.flags().local()) {
            return own;
        }
        CompletionStage<List<ClusterMessage.Response>> answers =
                ask(id -> new ClusterMessage.Fetch(target(target), id), timeout(target));
        return own.thenCombine(answers, ClusterAdapter::withOthers);
    }

    private interface Request {
        ClusterMessage with(String requestId);
    }

    /// Asks all other members; at once complete when there are none.
    private CompletionStage<List<ClusterMessage.Response>> ask(Request request, Duration time) {
        return transport
                .serverCount()
                .thenCompose(
                        servers ->
                                servers <= 1
                                        ? CompletableFuture.completedFuture(List.of())
                                        : gather(request, servers - 1, time));
    }

    private CompletableFuture<List<ClusterMessage.Response>> gather(
            Request request, int others, Duration time) {
        String requestId = Tokens.hex();
        CompletableFuture<List<ClusterMessage.Response>> answers =
                pending.gather(requestId, others, time, ClusterAdapter::missingAnswers);
        publish(request.with(requestId))
                .whenComplete(
                        (_, failure) -> {
                            if (failure != null) {
                                answers.completeExceptionally(failure);
                            }
                        });
        return answers;
    }

    private static String missingAnswers(int received, int expected) {
        return "timeout reached: only %d responses received out of %d"
                .formatted(received, expected);
    }

    private static List<SocketDetails> withOthers(
            List<SocketDetails> own, List<ClusterMessage.Response> answers) {
        List<SocketDetails> all = new ArrayList<>(own);
        for (ClusterMessage.Response answer : answers) {
            if (answer instanceof ClusterMessage.Fetched fetched) {
                fetched.sockets().forEach(socket -> all.add(socket.details()));
            }
        }
        return all;
    }

    @Override
    public void addSockets(BroadcastOptions target, Set<String> rooms) {
        if (!target.flags().local()) {
            publish(new ClusterMessage.Join(target(target), List.copyOf(rooms)));
        }
        local.addSockets(target, rooms);
    }

    @Override
    public void delSockets(BroadcastOptions target, Set<String> rooms) {
        if (!target.flags().local()) {
            publish(new ClusterMessage.Leave(target(target), List.copyOf(rooms)));
        }
        local.delSockets(target, rooms);
    }

    @Override
    public void disconnectSockets(BroadcastOptions target, boolean close) {
        if (!target.flags().local()) {
            publish(new ClusterMessage.Disconnect(target(target), close));
        }
        local.disconnectSockets(target, close);
    }

    @Override
    public void serverSideEmit(List<@Nullable Object> data) {
        publish(new ClusterMessage.ServerSideEmit(null, data));
    }

    @Override
    public CompletionStage<List<@Nullable Object>> serverSideEmitWithAck(
            List<@Nullable Object> data) {
        return ask(id -> new ClusterMessage.ServerSideEmit(id, data), requestTimeout)
                .thenApply(ClusterAdapter::serverSideAnswers);
    }

    private static List<@Nullable Object> serverSideAnswers(List<ClusterMessage.Response> answers) {
        List<@Nullable Object> all = new ArrayList<>();
        for (ClusterMessage.Response answer : answers) {
            all.add(answer instanceof ClusterMessage.ServerSideAnswer a ? a.data() : null);
        }
        return all;
    }

    @Override
    public Set<String> socketRooms(String id) {
        return local.socketRooms(id);
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return transport.serverCount();
    }

    @Override
    public void addAll(LocalSocket socket, Collection<String> rooms) {
        local.addAll(socket, rooms);
    }

    @Override
    public void del(LocalSocket socket, String room) {
        local.del(socket, room);
    }

    @Override
    public void delAll(LocalSocket socket) {
        local.delAll(socket);
    }

    @Override
    public void listen(AdapterListener listener) {
        local.listen(listener);
    }

    @Override
    public void close() {
        transport.close();
    }
}
