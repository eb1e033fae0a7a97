package io.signalbox.socketio.adapter.redis.classic;

import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.cluster.BadMessageException;
import io.signalbox.socketio.adapter.cluster.LocalMember;
import io.signalbox.socketio.adapter.cluster.PendingRequests;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.AckedBroadcast;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Fetch;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.OneSocket;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.ServerSideEmit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what other servers of the fleet ask for in one namespace. Called on Lettuce's thread of the
/// subscriptions, which must not block; a message that cannot be understood is counted and dropped.
final class PeerMessages {

    private static final Logger LOG = LoggerFactory.getLogger(PeerMessages.class);

    private final ClassicAdapter self;
    private final LocalMember member;
    private final LocalAdapter local;
    private final PendingRequests<ClassicResponse> pending;

    PeerMessages(
            ClassicAdapter self, LocalMember member, PendingRequests<ClassicResponse> pending) {
        this.self = self;
        this.member = member;
        this.local = member.local();
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
                    && message.packet().nsp().equals(member.context().name())) {
                member.broadcast(message.packet(), message.target(), message.flags());
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
                ClassicResponse response = ResponseCodec.decode(bytes);
                pending.answer(response.requestId(), response);
            }
        } catch (BadMessageException e) {
            drop(e);
        }
    }

    private void drop(BadMessageException e) {
        self.counters().malformed();
        LOG.debug("a malformed message of the fleet was dropped: {}", e.getMessage());
    }

    private void onRequest(ClassicRequest request) {
        switch (request) {
            case ClassicRequest.SocketIds r -> {
                if (isForeign(r.uid())) {
                    Set<String> ids = local.socketIds(Set.copyOf(r.rooms()));
                    self.respond(
                            r.uid(),
                            new ClassicResponse.SocketIds(r.requestId(), List.copyOf(ids)));
                }
            }
            case ClassicRequest.AllRooms r -> {
                if (isForeign(r.uid())) {
                    List<String> rooms = List.copyOf(local.roomNames());
                    self.respond(r.uid(), new ClassicResponse.Rooms(r.requestId(), rooms));
                }
            }
            case ClassicRequest.Join r -> member.join(r.target(), r.rooms());
            case ClassicRequest.Leave r -> member.leave(r.target(), r.rooms());
            case ClassicRequest.Disconnect r -> member.disconnect(r.target(), r.close());
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
        self.respond(null, new ClassicResponse.Done(r.requestId()));
    }

    private void answerFetch(Fetch r) {
        member.fetch(
                r.target(),
                sockets ->
                        self.respond(r.uid(), new ClassicResponse.Fetched(r.requestId(), sockets)));
    }

    private void serverSideEmit(ServerSideEmit r) {
        String requestId = r.requestId();
        member.serverSideEmit(
                r.data(),
                requestId == null
                        ? null
                        : answer ->
                                self.respondToAll(
                                        new ClassicResponse.ServerSideAnswer(requestId, answer)));
    }

    private void broadcastWithAck(AckedBroadcast r) {
        member.broadcastWithAck(
                r.packet(),
                r.target(),
                r.flags(),
                count ->
                        self.respond(
                                r.uid(), new ClassicResponse.ClientCount(r.requestId(), count)),
                argument ->
                        self.respond(
                                r.uid(), new ClassicResponse.ClientAck(r.requestId(), argument)));
    }
}
