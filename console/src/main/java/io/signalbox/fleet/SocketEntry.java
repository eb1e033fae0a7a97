package io.signalbox.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One socket in one namespace. The protocol does not say on which server it lives.
///
/// @param clientId first characters of the Engine.IO session id; empty where the server sends none
/// @param transport `polling`, `websocket`, …; empty where the server sends none
/// @param rooms sorted; without the socket's own room
/// @param dataJson `socket.data` as JSON text
public record SocketEntry(
        String id,
        String namespace,
        String clientId,
        String transport,
        List<String> rooms,
        String dataJson,
        Handshake handshake) {

    public SocketEntry {
        rooms = List.copyOf(rooms);
    }

    public String address() {
        return handshake.address();
    }

    public Instant connectedAt() {
        return handshake.issued();
    }

    public String url() {
        return handshake.url();
    }

    public Map<String, String> headers() {
        return handshake.headers();
    }

    public Map<String, String> query() {
        return handshake.query();
    }

    public SocketEntry withRooms(List<String> newRooms) {
        return new SocketEntry(id, namespace, clientId, transport, newRooms, dataJson, handshake);
    }

    public SocketEntry withTransport(String newTransport) {
        return new SocketEntry(id, namespace, clientId, newTransport, rooms, dataJson, handshake);
    }

    public SocketEntry withData(String newDataJson) {
        return new SocketEntry(id, namespace, clientId, transport, rooms, newDataJson, handshake);
    }
}
