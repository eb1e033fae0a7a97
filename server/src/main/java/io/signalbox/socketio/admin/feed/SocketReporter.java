package io.signalbox.socketio.admin.feed;

import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineSession;
import io.signalbox.socketio.DisconnectReason;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.ServerObserver;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.adapter.AdapterListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Development mode: reports every socket, room and event to the admins.
public final class SocketReporter implements ServerObserver {

    private static final String POLLING = "polling";

    /// Bound while this class itself writes into a socket's data, which is no news.
    private static final ScopedValue<Boolean> TAGGING = ScopedValue.newInstance();

    private final AdminFeed feed;
    private final Consumer<Socket> beforeReport;
    private final Set<String> namespaces = ConcurrentHashMap.newKeySet();
    private final Map<EngineSession, List<Socket>> polling = new ConcurrentHashMap<>();

    /// @param beforeReport gets each new socket before it is reported
    public SocketReporter(AdminFeed feed, Consumer<Socket> beforeReport) {
        this.feed = feed;
        this.beforeReport = beforeReport;
    }

    @Override
    public void namespaceCreated(Namespace namespace) {
        if (namespaces.add(namespace.name())) {
            namespace.adapter().listen(new RoomReporter(namespace.name()));
        }
    }

    @Override
    public void namespaceRemoved(Namespace namespace) {
        namespaces.remove(namespace.name());
    }

    @Override
    public void socketConnected(Socket socket) {
        beforeReport.accept(socket);
        Map<String, @Nullable Object> given = socket.data().asMap();
        String transport = socket.session().transportName();
        tag(socket, transport);
        if (transport.equals(POLLING)) {
            polling.computeIfAbsent(socket.session(), _ -> new ArrayList<>(1)).add(socket);
        }
        reportGivenData(socket, given);
        feed.send(
                "socket_connected",
                SocketView.of(socket.details(), socket.namespace().name()),
                feed.now());
    }

    private static void tag(Socket socket, String transport) {
        ScopedValue.where(TAGGING, true)
                .run(
                        () ->
                                socket.data()
                                        .put(
                                                SocketView.ADMIN_KEY,
                                                SocketView.tag(socket.session().id(), transport)));
    }

    /// What a middleware has set is reported as the official server does: value by value.
    private void reportGivenData(Socket socket, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> soFar = new LinkedHashMap<>();
        given.forEach(
                (key, value) -> {
                    soFar.put(key, value);
                    updated(socket, "data", new LinkedHashMap<>(soFar));
                });
    }

    private void updated(Socket socket, String key, Object value) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("id", socket.id());
        change.put("nsp", socket.namespace().name());
        change.put(key, value);
        feed.send("socket_updated", change);
    }

    @Override
    public void sessionUpgraded(EngineSession session) {
        List<Socket> sockets = polling.remove(session);
        if (sockets != null) {
            String transport = session.transportName();
            for (Socket socket : sockets) {
                tag(socket, transport);
                updated(socket, "transport", transport);
            }
        }
    }

    @Override
    public void sessionClosed(EngineSession session, CloseReason reason) {
        polling.remove(session);
    }

    @Override
    public void dataChanged(Socket socket) {
        if (socket.connected() && !TAGGING.isBound()) {
            updated(socket, "data", SocketView.withoutTag(socket.data().asMap()));
        }
    }

    @Override
    public void socketDisconnected(Socket socket, DisconnectReason reason) {
        List<Socket> others = polling.get(socket.session());
        if (others != null) {
            others.remove(socket);
        }
        feed.send(
                "socket_disconnected",
                socket.namespace().name(),
                socket.id(),
                reason.text(),
                feed.now());
    }

    @Override
    public void eventReceived(Socket socket, List<@Nullable Object> data) {
        report("event_received", socket, data);
    }

    @Override
    public void eventSent(Socket socket, List<@Nullable Object> data) {
        report("event_sent", socket, data);
    }

    /// Not for the admins' own events: reporting them would never end.
    private void report(String event, Socket socket, List<@Nullable Object> data) {
        Namespace namespace = socket.namespace();
        if (namespace != feed.namespace()) {
            feed.send(event, namespace.name(), socket.id(), data, feed.now());
        }
    }

    private final class RoomReporter implements AdapterListener {

        private final String nsp;

        RoomReporter(String nsp) {
            this.nsp = nsp;
        }

        @Override
        public void joinRoom(String room, String id) {
            feed.send("room_joined", nsp, room, id, feed.now());
        }

        @Override
        public void leaveRoom(String room, String id) {
            feed.send("room_left", nsp, room, id, feed.now());
        }
    }
}
