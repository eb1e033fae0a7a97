package io.signalbox.socketio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Values that the application keeps at a socket (`socket.data` of the official API); they travel with
/// `fetchSockets` and to the admin feed. Any thread.
public final class SocketAttributes {
    private final Socket socket;
    private final AtomicReference<Map<String, @Nullable Object>> values;

    SocketAttributes(Socket socket, Map<String, @Nullable Object> first) {
        this.socket = socket;
        this.values = new AtomicReference<>(first);
    }

    /// A value, null when there is none.
    public @Nullable Object value(String key) {
        return asMap().get(key);
    }

    /// Sets a value: one that JSON knows.
    public void put(String key, @Nullable Object value) {
        change(copy -> copy.put(key, value));
    }

    /// Takes a value away.
    public void remove(String key) {
        change(copy -> copy.remove(key));
    }

    private void change(Consumer<Map<String, @Nullable Object>> edit) {
        values.updateAndGet(
                present -> {
                    Map<String, @Nullable Object> copy = new LinkedHashMap<>(present);
                    edit.accept(copy);
                    return Collections.unmodifiableMap(copy);
                });
        socket.dataChanged();
    }

    /// All values at this moment, immutable.
    public Map<String, @Nullable Object> asMap() {
        return values.get();
    }
}
