package io.signalbox.socketio.adapter.redis.classic;

import io.signalbox.socketio.adapter.cluster.BadMessageException;
import io.signalbox.socketio.adapter.cluster.Fields;
import io.signalbox.socketio.adapter.cluster.Target;
import io.signalbox.socketio.adapter.cluster.WirePacket;
import io.signalbox.socketio.adapter.cluster.WireText;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.AckedBroadcast;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.AllRooms;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Disconnect;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Fetch;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Join;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Leave;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.OneSocket;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.ServerSideEmit;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.SocketIds;
import io.signalbox.socketio.packet.msgpack.MsgpackEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [ClassicRequest] to the bytes of the request channel and back, key order as in Node.
final class RequestCodec {

    private static final int SOCKETS = 0;
    private static final int ALL_ROOMS = 1;
    private static final int REMOTE_JOIN = 2;
    private static final int REMOTE_LEAVE = 3;
    private static final int REMOTE_DISCONNECT = 4;
    private static final int REMOTE_FETCH = 5;
    private static final int SERVER_SIDE_EMIT = 6;
    private static final int BROADCAST = 7;

    private RequestCodec() {}

    static byte[] encode(ClassicRequest request) {
        return switch (request) {
            case SocketIds r -> json(head(r.uid(), r.requestId(), SOCKETS, "rooms", r.rooms()));
            case AllRooms r -> json(head(r.uid(), r.requestId(), ALL_ROOMS));
            case Join r -> json(change(r.uid(), REMOTE_JOIN, r.target(), "rooms", r.rooms()));
            case Leave r -> json(change(r.uid(), REMOTE_LEAVE, r.target(), "rooms", r.rooms()));
            case Disconnect r ->
                    json(change(r.uid(), REMOTE_DISCONNECT, r.target(), "close", r.close()));
            case OneSocket r -> json(oneSocket(r));
            case Fetch r ->
                    json(head(r.uid(), r.requestId(), REMOTE_FETCH, "opts", r.target().wire()));
            case ServerSideEmit r ->
                    json(head(r.uid(), r.requestId(), SERVER_SIDE_EMIT, "data", r.data()));
            case AckedBroadcast r -> {
                var map = head(r.uid(), r.requestId(), BROADCAST, "packet", r.packet().wire());
                map.put("opts", r.target().wire(r.flags()));
                yield MsgpackEncoder.encode(map);
            }
        };
    }

    /// @throws BadMessageException if it is not a request that this version knows
    static ClassicRequest decode(byte[] message) throws BadMessageException {
        Fields f = Fields.of(WireText.either(message), "request");
        int type = f.number("type");
        String uid = f.textOrNull("uid");
        return switch (type) {
            case SOCKETS -> new SocketIds(uid, f.text("requestId"), f.texts("rooms"));
            case ALL_ROOMS -> new AllRooms(uid, f.text("requestId"));
            case REMOTE_JOIN ->
                    f.has("opts")
                            ? new Join(uid, Target.read(f.object("opts")), f.texts("rooms"))
                            : oneSocket(OneSocket.Change.JOIN, f);
            case REMOTE_LEAVE ->
                    f.has("opts")
                            ? new Leave(uid, Target.read(f.object("opts")), f.texts("rooms"))
                            : oneSocket(OneSocket.Change.LEAVE, f);
            case REMOTE_DISCONNECT ->
                    f.has("opts")
                            ? new Disconnect(uid, Target.read(f.object("opts")), f.flag("close"))
                            : oneSocket(OneSocket.Change.DISCONNECT, f);
            case REMOTE_FETCH -> new Fetch(uid, f.text("requestId"), Target.read(f.object("opts")));
            case SERVER_SIDE_EMIT -> serverSideEmit(uid, f);
            case BROADCAST -> ackedBroadcast(uid, f);
            default -> throw new BadMessageException("unknown request type " + type);
        };
    }

    private static ServerSideEmit serverSideEmit(@Nullable String uid, Fields f)
            throws BadMessageException {
        List<@Nullable Object> data = f.list("data");
        if (data.isEmpty()) {
            throw new BadMessageException("data without an event name");
        }
        return new ServerSideEmit(uid, f.textOrNull("requestId"), data);
    }

    private static AckedBroadcast ackedBroadcast(@Nullable String uid, Fields f)
            throws BadMessageException {
        Fields opts = f.object("opts");
        return new AckedBroadcast(
                uid,
                f.text("requestId"),
                WirePacket.read(f.object("packet")),
                Target.read(opts),
                opts.objectOrEmpty("flags"));
    }

    private static OneSocket oneSocket(OneSocket.Change change, Fields f)
            throws BadMessageException {
        String room = f.textOrNull("room");
        if (room == null && change != OneSocket.Change.DISCONNECT) {
            throw new BadMessageException("room is missing");
        }
        return new OneSocket(change, f.text("requestId"), f.text("sid"), room, f.flag("close"));
    }

    private static Map<String, @Nullable Object> oneSocket(OneSocket r) {
        int type =
                switch (r.change()) {
                    case JOIN -> REMOTE_JOIN;
                    case LEAVE -> REMOTE_LEAVE;
                    case DISCONNECT -> REMOTE_DISCONNECT;
                };
        Map<String, @Nullable Object> map = head(null, r.requestId(), type, "sid", r.sid());
        if (r.room() != null) {
            map.put("room", r.room());
        } else {
            map.put("close", r.close());
        }
        return map;
    }

    private static Map<String, @Nullable Object> change(
            @Nullable String uid, int type, Target target, String key, Object value) {
        Map<String, @Nullable Object> map = head(uid, null, type, "opts", target.wire());
        map.put(key, value);
        return map;
    }

    private static Map<String, @Nullable Object> head(
            @Nullable String uid, @Nullable String requestId, int type, String key, Object value) {
        Map<String, @Nullable Object> map = head(uid, requestId, type);
        map.put(key, value);
        return map;
    }

    private static Map<String, @Nullable Object> head(
            @Nullable String uid, @Nullable String requestId, int type) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (uid != null) {
            map.put("uid", uid);
        }
        if (requestId != null) {
            map.put("requestId", requestId);
        }
        map.put("type", type);
        return map;
    }

    private static byte[] json(Map<String, @Nullable Object> map) {
        return WireText.json(map);
    }
}
