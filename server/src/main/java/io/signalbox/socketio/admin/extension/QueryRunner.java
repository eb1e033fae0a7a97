package io.signalbox.socketio.admin.extension;

import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.admin.feed.SocketView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers queries about this server. Looks at every socket, but makes items only of those on the page.
/// Takes as long as that takes: not on an event loop.
final class QueryRunner {
    private static final List<String> SECRETS = List.of("cookie", "authorization");

    private final SocketIoServer server;
    private final String serverId;

    QueryRunner(SocketIoServer server, String serverId) {
        this.server = server;
        this.serverId = serverId;
    }

    Page run(Query query) {
        return switch (query.what()) {
            case SOCKETS -> sockets(query);
            case ROOMS -> rooms(query);
        };
    }

    /// The best candidates so far, the worst one on top.
    private static final class Best<T> {
        private record Candidate<T>(Cursor place, T value) {}

        private final Query query;
        private final Comparator<Cursor> order;
        private final PriorityQueue<Candidate<T>> queue;
        private long total;

        Best(Query query) {
            this.query = query;
            this.order = Cursor.order(query.descending());
            this.queue = new PriorityQueue<>((a, b) -> order.compare(b.place(), a.place()));
        }

        void offer(Cursor place, T value) {
            total++;
            if (query.after() == null || order.compare(place, query.after()) > 0) {
                queue.add(new Candidate<>(place, value));
                if (queue.size() > query.limit() + 1) {
                    queue.poll();
                }
            }
        }

        Page page(Function<T, Map<String, @Nullable Object>> item) {
            List<Page.Row> rows = new ArrayList<>();
            queue.stream()
                    .sorted((a, b) -> order.compare(a.place(), b.place()))
                    .forEach(c -> rows.add(new Page.Row(c.place(), item.apply(c.value()))));
            return new Page(rows, total);
        }
    }

    private Page sockets(Query query) {
        Best<Socket> best = new Best<>(query);
        for (Namespace namespace : server.namespaces()) {
            if (query.filter().wantsNamespace(namespace.name())) {
                for (Socket socket : namespace.sockets()) {
                    if (query.filter().matches(socket)) {
                        best.offer(place(query.sort(), socket), socket);
                    }
                }
            }
        }
        return best.page(this::view);
    }

    private static Cursor place(String sort, Socket socket) {
        String nsp = socket.namespace().name();
        String key =
                switch (sort) {
                    case "nsp" -> nsp;
                    case "transport" -> socket.session().transportName();
                    case "address" -> QueryFilter.addressOf(socket);
                    case "issued" -> number(socket.session().request().issued().toEpochMilli());
                    default -> socket.id();
                };
        return new Cursor(key, nsp, socket.id());
    }

    /// Numbers as texts that sort like numbers.
    private static String number(long value) {
        return String.format("%019d", value);
    }

    private Map<String, @Nullable Object> view(Socket socket) {
        Map<String, @Nullable Object> view =
                SocketView.of(socket.details(), socket.namespace().name());
        view.put("clientId", QueryFilter.clientIdOf(socket));
        view.put("transport", socket.session().transportName());
        view.put("serverId", serverId);
        if (view.get("handshake") instanceof Map<?, ?> handshake) {
            view.put("handshake", withoutSecrets(handshake));
        }
        return view;
    }

    private static Map<String, @Nullable Object> withoutSecrets(Map<?, ?> handshake) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        handshake.forEach((key, value) -> copy.put(String.valueOf(key), value));
        if (copy.get("headers") instanceof Map<?, ?> headers) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            headers.forEach((name, value) -> shown.put(String.valueOf(name), value));
            shown.keySet().removeAll(SECRETS);
            copy.put("headers", shown);
        }
        return copy;
    }

    private record RoomView(String nsp, String room, int sockets) {
        Map<String, @Nullable Object> view() {
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("nsp", nsp);
            view.put("room", room);
            view.put("sockets", sockets);
            return view;
        }
    }

    private Page rooms(Query query) {
        Best<RoomView> best = new Best<>(query);
        for (Namespace namespace : server.namespaces()) {
            String nsp = namespace.name();
            if (query.filter().wantsNamespace(nsp)) {
                sizes(namespace, query.filter())
                        .forEach(
                                (room, size) ->
                                        best.offer(
                                                roomPlace(query.sort(), nsp, room, size),
                                                new RoomView(nsp, room, size)));
            }
        }
        return best.page(RoomView::view);
    }

    private static Cursor roomPlace(String sort, String nsp, String room, int size) {
        return new Cursor(sort.equals(Query.BY_SIZE) ? number(size) : room, nsp, room);
    }

    /// Rooms and their members, each socket's own one left out.
    private static Map<String, Integer> sizes(Namespace namespace, QueryFilter filter) {
        Map<String, Integer> sizes = new HashMap<>();
        for (Socket socket : namespace.sockets()) {
            for (String room : socket.rooms()) {
                if (!room.equals(socket.id()) && filter.matchesRoom(room)) {
                    sizes.merge(room, 1, Integer::sum);
                }
            }
        }
        return sizes;
    }
}
