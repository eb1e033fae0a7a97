package io.signalbox.socketio.packet;

import io.signalbox.engineio.packet.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A decoded packet with the attachments that it is still waiting for. Not for several threads.
public final class BinaryAssembly {
    private final Packet packet;
    private final int expected;
    private final List<byte[]> attachments;

    /// @param binary whether the packet may hold placeholders, even if it announces no attachment
    BinaryAssembly(Packet packet, boolean binary, int expected) throws MalformedPacketException {
        this.packet = packet;
        this.expected = expected;
        this.attachments = expected == 0 ? List.of() : new ArrayList<>(expected);
        if (binary) {
            check(data(packet));
        }
    }

    /// Whether the packet can be used.
    public boolean complete() {
        return attachments.size() == expected;
    }

    /// The packet; its data has placeholders as long as it is not complete.
    public Packet packet() {
        return packet;
    }

    /// Takes the next attachment and, with the last one, puts them all in their places.
    public void add(byte[] bytes) throws MalformedPacketException {
        attachments.add(bytes);
        if (complete()) {
            fill(data(packet));
        }
    }

    private static List<@Nullable Object> data(Packet packet) throws MalformedPacketException {
        return switch (packet) {
            case Packet.Event event -> event.data();
            case Packet.Ack ack -> ack.data();
            case Packet.Connect _, Packet.Disconnect _, Packet.ConnectError _ ->
                    throw new MalformedPacketException("attachments at a packet that has none");
        };
    }

    private void check(@Nullable Object value) throws MalformedPacketException {
        switch (value) {
            case Placeholder place -> {
                if (place.num() < 0 || place.num() >= expected) {
                    throw new MalformedPacketException("placeholder without an attachment");
                }
            }
            case List<?> list -> {
                for (Object element : list) {
                    check(element);
                }
            }
            case Map<?, ?> map -> {
                for (Object element : map.values()) {
                    check(element);
                }
            }
            case null, default -> {}
        }
    }

    private void fill(List<@Nullable Object> list) {
        list.replaceAll(this::filled);
    }

    private @Nullable Object filled(@Nullable Object value) {
        if (value instanceof Placeholder place) {
            return attachments.get(place.num());
        }
        if (value instanceof List<?> list) {
            @SuppressWarnings("unchecked") // made by JsonReader
            List<@Nullable Object> inner = (List<@Nullable Object>) list;
            fill(inner);
        } else if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // made by JsonReader
            Map<String, @Nullable Object> inner = (Map<String, @Nullable Object>) map;
            inner.replaceAll((_, element) -> filled(element));
        }
        return value;
    }

    /// Stands for an attachment until it has come.
    record Placeholder(int num) {}
}
