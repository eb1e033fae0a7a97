package io.signalbox.socketio.packet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One Socket.IO v5 packet, already decoded. Binary packets have no type of their own here: a packet is
/// binary when its data holds a `byte[]` at any depth.
///
/// Values are plain Java: `String`, `Boolean`, `Integer`/`Long`/`Double`, `null`, `byte[]` for binary,
/// `List<@Nullable Object>` for arrays and `Map<String, @Nullable Object>` (insertion-ordered) for objects.
/// What is sent may also hold arrays, enum constants (their names) and [java.time.Instant] (as a `Date`).
///
/// Source: Socket.IO protocol, "Packet types".
public sealed interface Packet {

    /// The id of an event that wants no ack.
    long NO_ACK = -1;

    /// Name of the namespace, always with a leading slash; `/` is the main one.
    String nsp();

    /// Type 0. From a client the payload is its `auth` value, from the server `{"sid": …}`.
    record Connect(String nsp, @Nullable Object payload) implements Packet {}

    /// Type 1.
    record Disconnect(String nsp) implements Packet {}

    /// Types 2 and 5. `data` is the event's name followed by its arguments, `id` is [#NO_ACK] or the
    /// number that the ack has to carry.
    record Event(String nsp, long id, List<@Nullable Object> data) implements Packet {

        /// An event that wants no ack.
        public Event(String nsp, List<@Nullable Object> data) {
            this(nsp, NO_ACK, data);
        }

        /// The event's name.
        public String name() {
            return String.valueOf(data.getFirst());
        }

        /// The arguments behind the name.
        public List<@Nullable Object> args() {
            return data.subList(1, data.size());
        }

        /// Whether the sender waits for an ack.
        public boolean wantsAck() {
            return id != NO_ACK;
        }
    }

    /// Types 3 and 6.
    record Ack(String nsp, long id, List<@Nullable Object> data) implements Packet {}

    /// Type 4. The payload is an object with `message` and perhaps `data`.
    record ConnectError(String nsp, @Nullable Object payload) implements Packet {}
}
