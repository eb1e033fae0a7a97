package io.signalbox.socketio.adapter.cluster;

import io.signalbox.socketio.adapter.cluster.ClusterMessage.Broadcast;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.ClientAck;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.ClientCount;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Close;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Disconnect;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Envelope;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Fetch;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Fetched;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Heartbeat;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Join;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Leave;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Response;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.ServerSideAnswer;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.ServerSideEmit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what other members of a fleet ask for in one namespace. A message that cannot be understood is
/// counted and dropped, one of this member itself or of another namespace is ignored.
record ClusterMember(
        String uid,
        LocalMember local,
        ClusterTransport transport,
        PendingRequests<Response> pending) {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterMember.class);

    void received(byte[] bytes) {
        Envelope envelope;
        try {
            envelope = ClusterCodec.decode(bytes);
        } catch (BadMessageException e) {
            transport.malformed();
            LOG.debug("a malformed message of the fleet was dropped: {}", e.getMessage());
            return;
        }
        if (!uid.equals(envelope.uid()) && envelope.nsp().equals(local.context().name())) {
            act(envelope.message(), envelope.uid());
        }
    }

    private void act(ClusterMessage message, @Nullable String from) {
        switch (message) {
            case Broadcast m -> broadcast(m, from);
            case Join m -> local.join(m.target(), m.rooms());
            case Leave m -> local.leave(m.target(), m.rooms());
            case Disconnect m -> local.disconnect(m.target(), m.close());
            case Fetch m ->
                    local.fetch(
                            m.target(),
                            sockets -> answer(from, new Fetched(m.requestId(), sockets)));
            case ServerSideEmit m -> serverSideEmit(m, from);
            case Response m -> pending.answer(m.requestId(), m);
            case Heartbeat _, Close _ -> {}
        }
    }

    private void broadcast(Broadcast m, @Nullable String from) {
        String requestId = m.requestId();
        if (requestId == null) {
            local.broadcast(m.packet(), m.target(), m.flags());
            return;
        }
        local.broadcastWithAck(
                m.packet(),
                m.target(),
                m.flags(),
                count -> answer(from, new ClientCount(requestId, count)),
                argument -> answer(from, new ClientAck(requestId, argument)));
    }

    private void serverSideEmit(ServerSideEmit m, @Nullable String from) {
        String requestId = m.requestId();
        local.serverSideEmit(
                m.data(),
                requestId == null
                        ? null
                        : value -> answer(from, new ServerSideAnswer(requestId, value)));
    }

    // Who does not say where answers go gets none.
    private void answer(@Nullable String to, Response response) {
        if (to != null) {
            transport.respond(to, new Envelope(uid, local.context().name(), response));
        }
    }
}
