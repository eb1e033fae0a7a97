package io.signalbox.socketio.adapter.redis.classic;

import io.signalbox.socketio.adapter.cluster.WireSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer on a response channel. Most carry no type of their own and are told apart by their
/// fields.
sealed interface ClassicResponse {

    /// As given in the request.
    String requestId();

    /// To types 0: ids of local sockets.
    record SocketIds(String requestId, List<String> ids) implements ClassicResponse {}

    /// To type 5: the local sockets.
    record Fetched(String requestId, List<WireSocket> sockets) implements ClassicResponse {}

    /// To type 1: names of local rooms.
    record Rooms(String requestId, List<String> rooms) implements ClassicResponse {}

    /// To the old form of types 2, 3 and 4: it is done.
    record Done(String requestId) implements ClassicResponse {}

    /// Type 6: the answer of one server.
    record ServerSideAnswer(String requestId, @Nullable Object data) implements ClassicResponse {}

    /// Type 8: to how many local clients an acknowledged broadcast went; sent also when 0.
    record ClientCount(String requestId, int count) implements ClassicResponse {}

    /// Type 9: the first acknowledgement argument of one client.
    record ClientAck(String requestId, @Nullable Object argument) implements ClassicResponse {}
}
