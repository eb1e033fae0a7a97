package io.signalbox.socketio.packet;

import io.signalbox.engineio.packet.MalformedPacketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds for packets however they are encoded.
/// Source: Socket.IO protocol, "Packet types"; reserved names: socket.io, "Emit cheatsheet".
public final class PacketRules {
    /// Names of events that mean something to the libraries themselves: neither side may send one.
    public static final Set<String> RESERVED_EVENTS =
            Set.of(
                    "connect",
                    "connect_error",
                    "disconnect",
                    "disconnecting",
                    "newListener",
                    "removeListener");

    /// How many bytes of UTF-8 the name of a namespace may have.
    public static final int MAX_NAMESPACE = 200;

    private PacketRules() {}

    /// The data of an event that this side sends.
    ///
    /// @throws IllegalArgumentException for a reserved name
    public static List<@Nullable Object> event(String name, @Nullable Object... args) {
        if (RESERVED_EVENTS.contains(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is a reserved event name");
        }
        List<@Nullable Object> data = new ArrayList<>(args.length + 1);
        data.add(name);
        Collections.addAll(data, args);
        return data;
    }

    /// Checks the data of a client's event: an array that begins with a name.
    public static List<@Nullable Object> eventData(@Nullable Object payload)
            throws MalformedPacketException {
        List<@Nullable Object> data = list(payload);
        Object name = data.isEmpty() ? null : data.getFirst();
        if (name instanceof String text) {
            if (RESERVED_EVENTS.contains(text)) {
                throw new MalformedPacketException("reserved event name");
            }
        } else if (!(name instanceof Number)) {
            throw new MalformedPacketException("an event has to begin with its name");
        }
        return data;
    }

    /// Checks the data of a client's ack: an array.
    public static List<@Nullable Object> list(@Nullable Object payload)
            throws MalformedPacketException {
        if (payload instanceof List<?> list) {
            @SuppressWarnings("unchecked") // made by a decoder
            List<@Nullable Object> values = (List<@Nullable Object>) list;
            return values;
        }
        throw new MalformedPacketException("the payload has to be an array");
    }

    /// Checks the payload of a client's CONNECT: none, or an object.
    public static Packet.Connect connect(String nsp, @Nullable Object payload)
            throws MalformedPacketException {
        if (payload != null && !(payload instanceof Map)) {
            throw new MalformedPacketException("the payload of CONNECT has to be an object");
        }
        return new Packet.Connect(nsp, payload);
    }
}
