package io.signalbox.socketio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Handlers of the application, of one socket or of a whole namespace. Any thread: every list is immutable
/// and replaced by a change, so that a socket with one handler costs little and reading costs nothing.
final class SocketHandlers {
    private volatile Map<String, List<EventHandler>> byEvent = Map.of();
    private volatile List<EventHandler> any = List.of();
    private volatile List<EventHandler> middlewares = List.of();
    private volatile List<SentHandler> anyOutgoing = List.of();
    private volatile List<DisconnectHandler> disconnecting = List.of();
    private volatile List<DisconnectHandler> disconnect = List.of();
    private volatile List<Consumer<Exception>> errors = List.of();

    synchronized void on(String event, EventHandler handler) {
        Map<String, List<EventHandler>> copy = new HashMap<>(byEvent);
        copy.put(event, with(copy.getOrDefault(event, List.of()), handler, false));
        byEvent = Map.copyOf(copy);
    }

    void once(String event, EventHandler handler) {
        on(event, new Once(this, event, handler));
    }

    synchronized void off(String event, @Nullable EventHandler handler) {
        Map<String, List<EventHandler>> copy = new HashMap<>(byEvent);
        List<EventHandler> rest =
                handler == null ? List.of() : without(copy.getOrDefault(event, List.of()), handler);
        if (rest.isEmpty()) {
            copy.remove(event);
        } else {
            copy.put(event, rest);
        }
        byEvent = Map.copyOf(copy);
    }

    synchronized void onAny(EventHandler handler, boolean first) {
        any = with(any, handler, first);
    }

    synchronized void offAny(@Nullable EventHandler handler) {
        any = handler == null ? List.of() : without(any, handler);
    }

    synchronized void onAnyOutgoing(SentHandler handler, boolean first) {
        anyOutgoing = with(anyOutgoing, handler, first);
    }

    synchronized void offAnyOutgoing(@Nullable SentHandler handler) {
        anyOutgoing = handler == null ? List.of() : without(anyOutgoing, handler);
    }

    synchronized void use(EventHandler middleware) {
        middlewares = with(middlewares, middleware, false);
    }

    synchronized void onDisconnecting(DisconnectHandler handler) {
        disconnecting = with(disconnecting, handler, false);
    }

    synchronized void onDisconnect(DisconnectHandler handler) {
        disconnect = with(disconnect, handler, false);
    }

    synchronized void onError(Consumer<Exception> handler) {
        errors = with(errors, handler, false);
    }

    /// Takes over the handlers that a new child inherits from its parent namespace.
    synchronized void inherit(SocketHandlers parent) {
        byEvent = parent.byEvent;
        any = parent.any;
    }

    List<EventHandler> any() {
        return any;
    }

    List<SentHandler> anyOutgoing() {
        return anyOutgoing;
    }

    List<DisconnectHandler> disconnecting() {
        return disconnecting;
    }

    List<DisconnectHandler> disconnect() {
        return disconnect;
    }

    List<Consumer<Exception>> errors() {
        return errors;
    }

    void callAny(Event event) throws Exception {
        for (EventHandler handler : any) {
            handler.handle(event);
        }
    }

    void callMiddlewares(Event event) throws Exception {
        for (EventHandler middleware : middlewares) {
            middleware.handle(event);
        }
    }

    void call(Event event) throws Exception {
        for (EventHandler handler : byEvent.getOrDefault(event.name(), List.of())) {
            handler.handle(event);
        }
    }

    private static <T> List<T> with(List<T> list, T element, boolean first) {
        List<T> copy = new ArrayList<>(list);
        copy.add(first ? 0 : copy.size(), element);
        return List.copyOf(copy);
    }

    private static <T> List<T> without(List<T> list, T element) {
        for (int i = 0; i < list.size(); i++) {
            T each = list.get(i);
            if (each.equals(element)
                    || (each instanceof Once once && once.handler.equals(element))) {
                List<T> copy = new ArrayList<>(list);
                copy.remove(i);
                return List.copyOf(copy);
            }
        }
        return list;
    }

    /// Goes before its first event is handled.
    private static final class Once implements EventHandler {
        private final SocketHandlers owner;
        private final String event;
        private final EventHandler handler;
        private final AtomicBoolean used = new AtomicBoolean();

        Once(SocketHandlers owner, String event, EventHandler handler) {
            this.owner = owner;
            this.event = event;
            this.handler = handler;
        }

        @Override
        public void handle(Event received) throws Exception {
            if (used.compareAndSet(false, true)) {
                owner.off(event, this);
                handler.handle(received);
            }
        }
    }
}
