package io.signalbox.fleet.feed;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.SocketEntry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.json.JSONArray;
import org.json.JSONObject;

/// From the arguments of an admin event to a [FleetEvent]. Arguments count by position; what is
/// missing in older servers gets a default, what is too many (the offset of connection state
/// recovery) is ignored, what cannot be read is an [FleetEvent.Unreadable]. Never throws.
final class FeedDecoder {

    /// All events of the admin namespace.
    static final List<String> EVENTS =
            List.of(
                    "session",
                    "config",
                    "all_sockets",
                    "server_stats",
                    "socket_connected",
                    "socket_updated",
                    "socket_disconnected",
                    "room_joined",
                    "room_left",
                    "event_received",
                    "event_sent");

    private FeedDecoder() {}

    /// @param now stands in where the server sends no time
    static FleetEvent decode(String name, Object[] raw, Instant now) {
        try {
            return read(name, unshifted(name, raw), now);
        } catch (RuntimeException e) {
            // The boundary to the network: whatever is wrong with an event, it is only that event.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new FleetEvent.Unreadable(name, why);
        }
    }

    /// Client 2.1.2 delivers events that came before CONNECT with their own name in front. No event
    /// has its name as first argument otherwise.
    private static Object[] unshifted(String name, Object[] raw) {
        boolean shifted = raw.length > 1 && name.equals(raw[0]);
        return shifted ? Arrays.copyOfRange(raw, 1, raw.length) : raw;
    }

    private static FleetEvent read(String name, Object[] args, Instant now) {
        return switch (name) {
            case "session" -> new FleetEvent.SessionOpened(text(args, 0));
            case "config" -> new FleetEvent.FeaturesAnnounced(features(object(args, 0)));
            case "all_sockets" -> new FleetEvent.SocketsListed(allSockets(args, now));
            case "server_stats" -> new FleetEvent.StatsReported(StatsReader.read(object(args, 0)));
            case "socket_connected" ->
                    new FleetEvent.SocketConnected(
                            SocketReader.read(object(args, 0), now), time(args, 1, now));
            case "socket_updated" -> SocketReader.readUpdate(object(args, 0));
            case "socket_disconnected" ->
                    new FleetEvent.SocketDisconnected(
                            text(args, 0),
                            text(args, 1),
                            args.length > 2 ? String.valueOf(args[2]) : "",
                            time(args, 3, now));
            case "room_joined" ->
                    new FleetEvent.RoomJoined(
                            text(args, 0), text(args, 1), text(args, 2), time(args, 3, now));
            case "room_left" ->
                    new FleetEvent.RoomLeft(
                            text(args, 0), text(args, 1), text(args, 2), time(args, 3, now));
            case "event_received" -> socketEvent(FleetEvent.Direction.RECEIVED, args, now);
            case "event_sent" -> socketEvent(FleetEvent.Direction.SENT, args, now);
            default -> new FleetEvent.Unknown(name);
        };
    }

    private static List<SocketEntry> allSockets(Object[] args, Instant now) {
        if (args.length == 0 || !(args[0] instanceof JSONArray list)) {
            throw new IllegalArgumentException("argument 1 is not a list");
        }
        var sockets = new ArrayList<SocketEntry>(list.length());
        for (int i = 0; i < list.length(); i++) {
            sockets.add(SocketReader.read(list.getJSONObject(i), now));
        }
        return sockets;
    }

    private static FleetEvent socketEvent(
            FleetEvent.Direction direction, Object[] args, Instant now) {
        if (args.length < 3 || !(args[2] instanceof JSONArray event) || event.isEmpty()) {
            throw new IllegalArgumentException("argument 3 is not an event with a name");
        }
        return new FleetEvent.SocketEvent(
                direction,
                text(args, 0),
                text(args, 1),
                String.valueOf(event.get(0)),
                Payload.json(event, 1),
                time(args, 3, now));
    }

    private static Set<String> features(JSONObject config) {
        var words = new HashSet<String>();
        JSONArray list = config.optJSONArray("supportedFeatures");
        for (int i = 0; list != null && i < list.length(); i++) {
            words.add(list.optString(i));
        }
        return words;
    }

    private static JSONObject object(Object[] args, int at) {
        if (args.length <= at || !(args[at] instanceof JSONObject object)) {
            throw new IllegalArgumentException("argument " + (at + 1) + " is not an object");
        }
        return object;
    }

    private static String text(Object[] args, int at) {
        if (args.length <= at || !(args[at] instanceof String text)) {
            throw new IllegalArgumentException("argument " + (at + 1) + " is not a text");
        }
        return text;
    }

    private static Instant time(Object[] args, int at, Instant now) {
        return args.length > at && args[at] instanceof String text ? time(text, now) : now;
    }

    /// Node writes `…Z`, Python `…+00:00`.
    static Instant time(String text, Instant otherwise) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return otherwise;
        }
    }
}
