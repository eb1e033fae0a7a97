package io.signalbox.socketio;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Handlers of the application, of one socket or of a whole namespace.
final class SocketHandlers {
    final Map<String, List<EventHandler>> byEvent = new ConcurrentHashMap<>();
    final List<EventHandler> any = new CopyOnWriteArrayList<>();
    final List<EventHandler> middlewares = new CopyOnWriteArrayList<>();
    final List<SentHandler> sent = new CopyOnWriteArrayList<>();
    final List<DisconnectHandler> disconnect = new CopyOnWriteArrayList<>();
    final List<Consumer<Exception>> errors = new CopyOnWriteArrayList<>();

    void on(String event, EventHandler handler) {
        byEvent.computeIfAbsent(event, _ -> new CopyOnWriteArrayList<>()).add(handler);
    }

    void off(String event, EventHandler handler) {
        List<EventHandler> present = byEvent.get(event);
        if (present != null) {
            present.remove(handler);
        }
    }

    void dispatch(Event event) throws Exception {
        for (EventHandler handler : any) {
            handler.handle(event);
        }
        for (EventHandler handler : byEvent.getOrDefault(event.name(), List.of())) {
            handler.handle(event);
        }
    }
}
