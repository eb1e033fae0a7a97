package io.signalbox.socketio.adapter.redis.sharded;

import io.signalbox.socketio.adapter.cluster.ClusterMessage;
import java.util.List;

/// Names of the channels of one namespace, and which of them a message goes to.
///
/// @param common where every server listens
/// @param own where only this one does
record ShardedChannels(String common, String own, SubscriptionMode mode) {

    /// Node takes every name of this length for the id of a socket.
    private static final int SOCKET_ID_LENGTH = 20;

    static ShardedChannels of(String prefix, String namespace, String uid, SubscriptionMode mode) {
        String common = prefix + "#" + namespace + "#";
        return new ShardedChannels(common, common + uid + "#", mode);
    }

    String ofMember(String uid) {
        return common + uid + "#";
    }

    String ofRoom(String room) {
        return common + room + "#";
    }

    /// Whether this server listens to a channel of a room that it has.
    ///
    /// @param isSocketId whether it is the own room of a local socket
    boolean listensTo(boolean isSocketId) {
        return switch (mode) {
            case DYNAMIC -> !isSocketId;
            case DYNAMIC_PRIVATE -> true;
            case STATIC -> false;
        };
    }

    /// Where to publish. Only an event for exactly one room that no client answers leaves the common channel:
    /// who counts answers has to reach all servers.
    String of(ClusterMessage message) {
        if (message instanceof ClusterMessage.Broadcast broadcast
                && broadcast.requestId() == null
                && broadcast.target().rooms().size() == 1) {
            String room = broadcast.target().rooms().getFirst();
            return hasOwnChannel(room) ? ofRoom(room) : common;
        }
        return common;
    }

    private boolean hasOwnChannel(String room) {
        return switch (mode) {
            case DYNAMIC -> room.length() != SOCKET_ID_LENGTH;
            case DYNAMIC_PRIVATE -> true;
            case STATIC -> false;
        };
    }

    List<String> direct() {
        return List.of(common, own);
    }
}
