package io.signalbox.socketio.adapter.redis.classic;

import io.signalbox.socketio.adapter.cluster.BadMessageException;
import io.signalbox.socketio.adapter.cluster.Fields;
import io.signalbox.socketio.adapter.cluster.Target;
import io.signalbox.socketio.adapter.cluster.WirePacket;
import io.signalbox.socketio.adapter.cluster.WireText;
import io.signalbox.socketio.packet.msgpack.MsgpackEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event for clients of the whole fleet: msgpack `[uid, packet, opts]` on a broadcast channel.
///
/// @param uid of the namespace's adapter that sent it, `emitter` for an emitter without a server
/// @param flags as the sender gave them: `volatile`, `compress`, `timeout` …
record BroadcastMessage(
        @Nullable String uid,
        WirePacket packet,
        Target target,
        Map<String, @Nullable Object> flags) {

    byte[] encode() {
        return MsgpackEncoder.encode(Arrays.asList(uid, packet.wire(), target.wire(flags)));
    }

    static BroadcastMessage decode(byte[] message) throws BadMessageException {
        if (!(WireText.msgpack(message) instanceof List<?> parts) || parts.size() < 3) {
            throw new BadMessageException("broadcast is not an array of three");
        }
        Fields opts = Fields.of(parts.get(2), "opts");
        return new BroadcastMessage(
                parts.get(0) instanceof String uid ? uid : null,
                WirePacket.read(Fields.of(parts.get(1), "packet")),
                Target.read(opts),
                opts.objectOrEmpty("flags"));
    }
}
