package io.signalbox.lab.load;

import java.net.URI;

/// Where the clients go. Only plain HTTP, as the lab has nothing else.
record Server(String host, int port) {
    static Server of(URI url) {
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "load clients need a URL like http://host:port, not " + url);
        }
        return new Server(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
    }

    String authority() {
        return host + ":" + port;
    }

    /// The Engine.IO endpoint with its query; an empty `sid` asks for a new session.
    String path(String transport, String sid) {
        String query = "/socket.io/?EIO=4&transport=" + transport;
        return sid.isEmpty() ? query : query + "&sid=" + sid;
    }
}
