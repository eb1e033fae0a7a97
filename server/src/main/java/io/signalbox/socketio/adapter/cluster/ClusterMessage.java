package io.signalbox.socketio.adapter.cluster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What members of a fleet say to each other over the official `ClusterAdapter`. The numbers in the comments
/// are the `type` on the wire.
public sealed interface ClusterMessage {

    /// A message, and who sent it in which namespace.
    ///
    /// @param uid of the sending namespace's adapter, null if it did not say
    record Envelope(@Nullable String uid, String nsp, ClusterMessage message) {}

    /// An answer to a request.
    sealed interface Response extends ClusterMessage {
        /// As given in the request.
        String requestId();
    }

    /// Types 1 and 2: a member that beats. Nothing is to be done by adapters that count otherwise.
    record Heartbeat(boolean initial) implements ClusterMessage {}

    /// Type 3: an event for clients.
    ///
    /// @param requestId null when no client is to answer
    /// @param flags as the sender gave them: `volatile`, `compress`, `timeout` …
    record Broadcast(
            WirePacket packet,
            @Nullable String requestId,
            Target target,
            Map<String, @Nullable Object> flags)
            implements ClusterMessage {}

    /// Type 4.
    record Join(Target target, List<String> rooms) implements ClusterMessage {}

    /// Type 5.
    record Leave(Target target, List<String> rooms) implements ClusterMessage {}

    /// Type 6. `close` ends the whole client.
    record Disconnect(Target target, boolean close) implements ClusterMessage {}

    /// Type 7: the sockets of the target with all that an operator sees of them.
    record Fetch(Target target, String requestId) implements ClusterMessage {}

    /// Type 8.
    record Fetched(String requestId, List<WireSocket> sockets) implements Response {}

    /// Type 9: an event for the other servers.
    ///
    /// @param requestId null when no answer is wanted
    /// @param data the event's name and its arguments
    record ServerSideEmit(@Nullable String requestId, List<@Nullable Object> data)
            implements ClusterMessage {}

    /// Type 10: the answer of one server.
    record ServerSideAnswer(String requestId, @Nullable Object data) implements Response {}

    /// Type 11: to how many local clients an acknowledged broadcast went; sent also when 0.
    record ClientCount(String requestId, int count) implements Response {}

    /// Type 12: the first acknowledgement argument of one client.
    record ClientAck(String requestId, @Nullable Object argument) implements Response {}

    /// Type 13: a member that leaves.
    record Close() implements ClusterMessage {}
}
