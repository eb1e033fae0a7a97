package io.signalbox.fleet.feed.wire;

import java.util.List;

/// The arguments of an `all_sockets` event as they came, not yet read: 84 MB for 100,000 sockets.
public sealed interface RawListing {

    /// Name of the event that is left unread.
    String EVENT = "all_sockets";

    /// @param packet the whole packet
    /// @param from where in it the JSON array of sockets begins
    /// @param binary what the placeholders in it stand for
    record Text(String packet, int from, List<byte[]> binary) implements RawListing {
        @Override
        public String toString() {
            return "Text[" + packet.length() + " characters]";
        }
    }

    /// @param packet the whole packet
    /// @param from where in it the msgpack array of sockets begins
    @SuppressWarnings("ArrayRecordComponent") // Carried from one thread to another, never compared.
    record Packed(byte[] packet, int from) implements RawListing {
        @Override
        public String toString() {
            return "Packed[" + packet.length + " bytes]";
        }
    }
}
