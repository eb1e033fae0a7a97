package io.signalbox.socketio.admin.extension;

import io.signalbox.socketio.Socket;
import io.signalbox.socketio.admin.feed.SocketView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which sockets or rooms a query is about. A field that is null asks for nothing.
///
/// @param room sockets in this room
/// @param id this socket
/// @param clientId sockets of this client
/// @param transport `polling` or `websocket`
/// @param address beginning of the client's address
/// @param data values within `socket.data`, by key or by a path such as `user.name`
/// @param text contained, in any case, in an id, an address, a room's name or a value of `data`
record QueryFilter(
        @Nullable String nsp,
        @Nullable String room,
        @Nullable String id,
        @Nullable String clientId,
        @Nullable String transport,
        @Nullable String address,
        Map<String, Object> data,
        @Nullable String text) {
    private static final int MAX_DATA = 10;
    private static final int MAX_DEPTH = 6;
    private static final List<String> OF_SOCKETS =
            List.of("room", "id", "clientId", "transport", "address", "data");

    static QueryFilter of(Query.What what, Fields fields) throws Refusal {
        if (what == Query.What.ROOMS) {
            for (String name : OF_SOCKETS) {
                if (fields.has(name)) {
                    throw new Refusal(name + " is no filter of rooms; allowed: nsp, text");
                }
            }
        }
        String transport = fields.choice("transport", "", "polling", "websocket");
        String text = fields.text("text");
        return new QueryFilter(
                fields.text("nsp"),
                fields.text("room"),
                fields.text("id"),
                fields.text("clientId"),
                transport.isEmpty() ? null : transport,
                fields.text("address"),
                data(fields.raw("data")),
                text == null ? null : text.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Object> data(@Nullable Object given) throws Refusal {
        if (given == null) {
            return Map.of();
        }
        if (!(given instanceof Map<?, ?> map) || map.size() > MAX_DATA) {
            throw new Refusal("data has to be an object of " + MAX_DATA + " keys at most");
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw new Refusal("the values of data have to be texts, numbers, true or false");
            }
            wanted.put(String.valueOf(entry.getKey()), value);
        }
        return wanted;
    }

    boolean wantsNamespace(String name) {
        return nsp == null || nsp.equals(name);
    }

    /// Whether the socket is meant. The cheap questions come first.
    boolean matches(Socket socket) {
        return (id == null || id.equals(socket.id()))
                && (transport == null || transport.equals(socket.session().transportName()))
                && (room == null || socket.rooms().contains(room))
                && (clientId == null || clientId.equals(clientIdOf(socket)))
                && hasData(socket)
                && (address == null || addressOf(socket).startsWith(address))
                && (text == null || containsText(socket, text));
    }

    static String clientIdOf(Socket socket) {
        return SocketView.clientId(socket.session().id());
    }

    static String addressOf(Socket socket) {
        return SocketView.address(socket.handshake());
    }

    private boolean hasData(Socket socket) {
        for (Map.Entry<String, Object> wanted : data.entrySet()) {
            Map<String, @Nullable Object> values = socket.data().asMap();
            if (!isSame(wanted.getValue(), valueAt(values, wanted.getKey(), MAX_DEPTH))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object valueAt(Map<?, ?> values, String path, int depth) {
        Object direct = values.get(path);
        int dot = path.indexOf('.');
        if (direct != null || dot < 0 || depth == 0) {
            return direct;
        }
        return values.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? valueAt(inner, path.substring(dot + 1), depth - 1)
                : null;
    }

    private static boolean isSame(Object wanted, @Nullable Object present) {
        if (wanted instanceof Number a && present instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue()) == 0;
        }
        return wanted.equals(present);
    }

    private static boolean containsText(Socket socket, String lower) {
        return has(socket.id(), lower)
                || has(clientIdOf(socket), lower)
                || socket.rooms().stream().anyMatch(name -> has(name, lower))
                || has(addressOf(socket), lower)
                || inValue(SocketView.withoutTag(socket.data().asMap()).values(), lower, MAX_DEPTH);
    }

    /// Whether a room is meant, by its name.
    boolean matchesRoom(String name) {
        return text == null || has(name, text);
    }

    private static boolean inValue(@Nullable Object value, String lower, int depth) {
        if (depth == 0) {
            return false;
        }
        return switch (value) {
            case null -> false;
            case String content -> has(content, lower);
            case Number number -> has(number.toString(), lower);
            case Map<?, ?> map -> inValue(map.values(), lower, depth - 1);
            case Iterable<?> items -> {
                for (Object item : items) {
                    if (inValue(item, lower, depth - 1)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> false;
        };
    }

    private static boolean has(String content, String lower) {
        return content.toLowerCase(Locale.ROOT).contains(lower);
    }
}
