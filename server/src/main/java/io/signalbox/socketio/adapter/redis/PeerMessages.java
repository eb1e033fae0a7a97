package io.signalbox.socketio.adapter.redis;

import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.BroadcastFlags;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.SocketDetails;
import io.signalbox.socketio.adapter.redis.ClusterRequest.AckedBroadcast;
import io.signalbox.socketio.adapter.redis.ClusterRequest.Fetch;
import io.signalbox.socketio.adapter.redis.ClusterRequest.OneSocket;
import io.signalbox.socketio.adapter.redis.ClusterRequest.ServerSideEmit;
import io.signalbox.socketio.packet.Packet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what other servers of the fleet ask for in one namespace. Called on Lettuce's thread of the
/// subscriptions, which must not block; a message that cannot be understood is counted and dropped.
final class PeerMessages {

    private static final Logger LOG = LoggerFactory.getLogger(PeerMessages.class);

    /// A fetch is answered within this time, if need be with nothing: a Node server that gets no
    /// answer within 5 s may end its process.
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(2);

    private final RedisAdapter self;
    private final AdapterContext context;
    private final LocalAdapter local;
    private final PendingRequests pending;

    PeerMessages(
            RedisAdapter self,
            AdapterContext context,
            LocalAdapter local,
            PendingRequests pending) {
        this.self = self;
        this.context = context;
        this.local = local;
        this.pending = pending;
    }

    /// A message on the namespace's broadcast channel, or on that of one room.
    void onBroadcast(String channel, byte[] bytes) {
        String room = self.channels().room(channel);
        if (!room.isEmpty() && !local.hasRoom(room)) {
            return;
        }
        self.counters().received();
        try {
            BroadcastMessage message = BroadcastMessage.decode(bytes);
            if (!self.uid().equals(message.uid())
                    && message.packet().nsp().equals(context.name())) {
                local.broadcast(
                        new Packet.Event(context.name(), message.packet().data()),
                        options(message.target(), message.flags()));
            }
        } catch (BadMessageException e) {
            drop(e);
        }
    }

    /// A message on the request channel or on a response channel.
    void onDirect(String channel, byte[] bytes) {
        self.counters().received();
        try {
            if (channel.equals(self.channels().request())) {
                onRequest(RequestCodec.decode(bytes));
            } else {
                pending.answer(ResponseCodec.decode(bytes));
            }
        } catch (BadMessageException e) {
            drop(e);
        }
    }

    private void drop(BadMessageException e) {
        self.counters().malformed();
        LOG.debug("a malformed message of the fleet was dropped: {}", e.getMessage());
    }

    private void onRequest(ClusterRequest request) {
        switch (request) {
            case ClusterRequest.SocketIds r -> {
                if (isForeign(r.uid())) {
                    Set<String> ids = local.socketIds(Set.copyOf(r.rooms()));
                    self.respond(
                            r.uid(),
                            new ClusterResponse.SocketIds(r.requestId(), List.copyOf(ids)));
                }
            }
            case ClusterRequest.AllRooms r -> {
                if (isForeign(r.uid())) {
                    List<String> rooms = List.copyOf(local.roomNames());
                    self.respond(r.uid(), new ClusterResponse.Rooms(r.requestId(), rooms));
                }
            }
            case ClusterRequest.Join r ->
                    local.addSockets(options(r.target()), Set.copyOf(r.rooms()));
            case ClusterRequest.Leave r ->
                    local.delSockets(options(r.target()), Set.copyOf(r.rooms()));
            case ClusterRequest.Disconnect r ->
                    local.disconnectSockets(options(r.target()), r.close());
            case OneSocket r -> changeOne(r);
            case Fetch r -> {
                if (isForeign(r.uid())) {
                    answerFetch(r);
                }
            }
            case ServerSideEmit r -> {
                if (isForeign(r.uid())) {
                    serverSideEmit(r);
                }
            }
            case AckedBroadcast r -> {
                if (isForeign(r.uid())) {
                    broadcastWithAck(r);
                }
            }
        }
    }

    private boolean isForeign(@Nullable String uid) {
        return !self.uid().equals(uid);
    }

    private void changeOne(OneSocket r) {
        if (local.socket(r.sid()) == null) {
            return;
        }
        BroadcastOptions one = BroadcastOptions.to(r.sid());
        Set<String> rooms = r.room() == null ? Set.of() : Set.of(r.room());
        switch (r.change()) {
            case JOIN -> local.addSockets(one, rooms);
            case LEAVE -> local.delSockets(one, rooms);
            case DISCONNECT -> local.disconnectSockets(one, r.close());
        }
        self.respond(null, new ClusterResponse.Done(r.requestId()));
    }

    /// The answer may be megabytes of JSON, so it is written neither on an event loop, on which the
    /// sockets were collected, nor on the thread of the subscriptions.
    private void answerFetch(Fetch r) {
        local.fetchSockets(options(r.target()))
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(List.of(), FETCH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .thenAcceptAsync(sockets -> respond(r, sockets), self.workers())
                .exceptionally(
                        failure -> {
                            respond(r, List.of());
                            return null;
                        });
    }

    private void respond(Fetch r, List<SocketDetails> sockets) {
        self.respond(
                r.uid(),
                new ClusterResponse.Fetched(
                        r.requestId(), sockets.stream().map(WireSocket::of).toList()));
    }

    private void serverSideEmit(ServerSideEmit r) {
        if (r.requestId() == null) {
            context.serverSideEmitReceived(r.data(), null);
            return;
        }
        String requestId = r.requestId();
        AtomicBoolean called = new AtomicBoolean();
        context.serverSideEmitReceived(
                r.data(),
                answer -> {
                    if (called.compareAndSet(false, true)) {
                        self.respondToAll(new ClusterResponse.ServerSideAnswer(requestId, answer));
                    }
                });
    }

    private void broadcastWithAck(AckedBroadcast r) {
        local.broadcastWithAck(
                new Packet.Event(context.name(), context.nextAckId(), r.packet().data()),
                options(r.target(), r.flags()),
                count ->
                        self.respond(
                                r.uid(), new ClusterResponse.ClientCount(r.requestId(), count)),
                argument ->
                        self.respond(
                                r.uid(), new ClusterResponse.ClientAck(r.requestId(), argument)));
    }

    private static BroadcastOptions options(Target target) {
        return new BroadcastOptions(
                Set.copyOf(target.rooms()), Set.copyOf(target.except()), BroadcastFlags.NONE);
    }

    private static BroadcastOptions options(Target target, Map<String, @Nullable Object> flags) {
        return options(target).withFlags(WireFlags.read(flags));
    }
}
