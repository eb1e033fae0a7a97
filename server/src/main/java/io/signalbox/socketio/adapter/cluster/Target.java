package io.signalbox.socketio.adapter.cluster;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which sockets a message is for, as on the wire (`opts`).
///
/// @param rooms sockets in any of these; empty means the whole namespace
/// @param except but not those in any of these
public record Target(List<String> rooms, List<String> except) {

    public Target {
        rooms = List.copyOf(rooms);
        except = List.copyOf(except);
    }

    public static Target of(Collection<String> rooms, Collection<String> except) {
        return new Target(List.copyOf(rooms), List.copyOf(except));
    }

    public Map<String, @Nullable Object> wire() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("rooms", rooms);
        map.put("except", except);
        return map;
    }

    public Map<String, @Nullable Object> wire(Map<String, @Nullable Object> flags) {
        Map<String, @Nullable Object> map = wire();
        map.put("flags", flags);
        return map;
    }

    public static Target read(Fields opts) throws BadMessageException {
        return new Target(opts.texts("rooms"), opts.texts("except"));
    }
}
