package io.signalbox.fleet.state;

import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.TextMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets equal texts of many sockets be one object. Bounded: each text has one place by its hash, and
/// whoever comes later takes it over, so that values which never come again do no harm. Belongs to
/// the fleet thread.
final class Sharing {

    private static final int LONGEST = 1024;

    private final Places<String> texts = new Places<>(1 << 14);
    private final Places<List<String>> lists = new Places<>(1 << 12);

    String text(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        String known = texts.find(text);
        return known == null ? texts.keep(text) : known;
    }

    /// With shared texts in it.
    List<String> list(List<String> list) {
        List<String> known = lists.find(list);
        return known == null ? lists.keep(list.stream().map(this::text).toList()) : known;
    }

    SocketEntry socket(SocketEntry socket) {
        Handshake handshake = socket.handshake();
        return new SocketEntry(
                socket.id(),
                text(socket.namespace()),
                socket.clientId(),
                text(socket.transport()),
                list(socket.rooms()),
                text(socket.dataJson()),
                new Handshake(
                        text(handshake.address()),
                        handshake.issued(),
                        text(handshake.url()),
                        handshake.secure(),
                        TextMap.of(handshake.headers()).shared(this::text, this::list),
                        TextMap.of(handshake.query()).shared(this::text, this::list)));
    }

    private static final class Places<T> {
        private final List<@Nullable T> places = new ArrayList<>();

        Places(int count) {
            for (int i = 0; i < count; i++) {
                places.add(null);
            }
        }

        @Nullable T find(T value) {
            T known = places.get(place(value));
            return value.equals(known) ? known : null;
        }

        T keep(T value) {
            places.set(place(value), value);
            return value;
        }

        private int place(T value) {
            int hash = value.hashCode();
            return (hash ^ (hash >>> 16)) & (places.size() - 1);
        }
    }
}
