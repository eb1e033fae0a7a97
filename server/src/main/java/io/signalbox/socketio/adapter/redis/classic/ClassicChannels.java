package io.signalbox.socketio.adapter.redis.classic;

import java.util.List;
import java.util.Set;

/// Names of the channels of one namespace.
///
/// @param broadcast also the prefix of each room's channel
/// @param response where every server listens for answers
/// @param ownResponse where only this one does
record ClassicChannels(String broadcast, String request, String response, String ownResponse) {

    static ClassicChannels of(String prefix, String namespace, String uid) {
        String response = prefix + "-response#" + namespace + "#";
        return new ClassicChannels(
                prefix + "#" + namespace + "#",
                prefix + "-request#" + namespace + "#",
                response,
                response + uid + "#");
    }

    /// All broadcast channels, with the namespace taken literally.
    String broadcastPattern() {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < broadcast.length(); i++) {
            char c = broadcast.charAt(i);
            if ("*?[]\\^".indexOf(c) >= 0) {
                pattern.append('\\');
            }
            pattern.append(c);
        }
        return pattern.append('*').toString();
    }

    List<String> direct() {
        return List.of(request, response, ownResponse);
    }

    /// The own channel of the room if there is exactly one.
    String broadcastTo(Set<String> rooms) {
        return rooms.size() == 1 ? broadcast + rooms.iterator().next() + "#" : broadcast;
    }

    /// The room of a broadcast channel; empty for the channel of the whole namespace.
    String room(String channel) {
        return channel.length() <= broadcast.length()
                ? ""
                : channel.substring(broadcast.length(), channel.length() - 1);
    }

    String responseTo(String uid) {
        return response + uid + "#";
    }
}
