package io.signalbox.socketio.adapter.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer on a response channel. Most carry no type of their own and are told apart by their
/// fields.
sealed interface ClusterResponse {

    /// As given in the request.
    String requestId();

    /// To types 0: ids of local sockets.
    record SocketIds(String requestId, List<String> ids) implements ClusterResponse {}

    /// To type 5: the local sockets.
    record Fetched(String requestId, List<WireSocket> sockets) implements ClusterResponse {}

    /// To type 1: names of local rooms.
    record Rooms(String requestId, List<String> rooms) implements ClusterResponse {}

    /// To the old form of types 2, 3 and 4: it is done.
    record Done(String requestId) implements ClusterResponse {}

    /// Type 6: the answer of one server.
    record ServerSideAnswer(String requestId, @Nullable Object data) implements ClusterResponse {}

    /// Type 8: to how many local clients an acknowledged broadcast went; sent also when 0.
    record ClientCount(String requestId, int count) implements ClusterResponse {}

    /// Type 9: the first acknowledgement argument of one client.
    record ClientAck(String requestId, @Nullable Object argument) implements ClusterResponse {}
}
