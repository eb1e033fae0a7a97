package io.signalbox.socketio;

import io.signalbox.socketio.ack.Ack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event that a client has sent.
///
/// @param socket who sent it
/// @param name its name
/// @param args its arguments, values as described at [io.signalbox.socketio.packet.Packet]
/// @param wantsAck whether the client waits for an answer
/// @param ack sends that answer
public record Event(
        Socket socket, String name, List<@Nullable Object> args, boolean wantsAck, Ack ack) {

    /// An argument, null where the client gave fewer.
    public @Nullable Object arg(int index) {
        return index < args.size() ? args.get(index) : null;
    }

    /// Answers the client.
    public void reply(@Nullable Object... values) {
        ack.send(values);
    }
}
