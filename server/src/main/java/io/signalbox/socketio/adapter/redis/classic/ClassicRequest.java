package io.signalbox.socketio.adapter.redis.classic;

import io.signalbox.socketio.adapter.cluster.Target;
import io.signalbox.socketio.adapter.cluster.WirePacket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one member of a fleet asks of all others on the request channel of a namespace. The numbers
/// in the comments are the `type` on the wire.
sealed interface ClassicRequest {

    /// Type 0, sent by old versions only: ids of the sockets in any of `rooms`.
    record SocketIds(@Nullable String uid, String requestId, List<String> rooms)
            implements ClassicRequest {}

    /// Type 1: names of all rooms.
    record AllRooms(@Nullable String uid, String requestId) implements ClassicRequest {}

    /// Type 2. The sender applies it as well, when its own message returns.
    record Join(@Nullable String uid, Target target, List<String> rooms)
            implements ClassicRequest {}

    /// Type 3, applied like [Join].
    record Leave(@Nullable String uid, Target target, List<String> rooms)
            implements ClassicRequest {}

    /// Type 4, applied like [Join]. `close` ends the whole client.
    record Disconnect(@Nullable String uid, Target target, boolean close)
            implements ClassicRequest {}

    /// The form that old versions use for types 2, 3 and 4: one socket by id, answered by whoever
    /// has it.
    ///
    /// @param room the room to join or leave; null when disconnecting
    record OneSocket(
            Change change, String requestId, String sid, @Nullable String room, boolean close)
            implements ClassicRequest {
        enum Change {
            JOIN,
            LEAVE,
            DISCONNECT
        }
    }

    /// Type 5: the sockets of the target with all that an operator sees of them.
    record Fetch(@Nullable String uid, String requestId, Target target) implements ClassicRequest {}

    /// Type 6: an event for the other servers.
    ///
    /// @param requestId null when no answer is wanted
    /// @param data the event's name and its arguments
    record ServerSideEmit(
            @Nullable String uid, @Nullable String requestId, List<@Nullable Object> data)
            implements ClassicRequest {}

    /// Type 7: an event for clients, each of which acknowledges it.
    record AckedBroadcast(
            @Nullable String uid,
            String requestId,
            WirePacket packet,
            Target target,
            Map<String, @Nullable Object> flags)
            implements ClassicRequest {}
}
