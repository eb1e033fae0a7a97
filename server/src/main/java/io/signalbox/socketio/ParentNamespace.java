package io.signalbox.socketio;

import io.signalbox.socketio.adapter.BroadcastOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What namespaces that are made when a client asks for them have in common: a rule for their names, and the
/// middlewares and handlers that each gets when it is made (later ones do not reach it any more). What is
/// emitted here reaches all children. Any thread. Source: socket.io, "Dynamic namespaces".
public final class ParentNamespace implements BroadcastSource, Supplier<List<Namespace>> {
    private final @Nullable Pattern pattern;
    private final BiFunction<
                    String, Map<String, @Nullable Object>, ? extends CompletionStage<Boolean>>
            rule;
    private final ConnectChain middlewares = new ConnectChain();
    private final NamespaceHandlers handlers;
    private final List<Namespace> children = new CopyOnWriteArrayList<>();

    ParentNamespace(
            String description,
            BiFunction<String, Map<String, @Nullable Object>, ? extends CompletionStage<Boolean>>
                    rule) {
        this.pattern = null;
        this.rule = rule;
        this.handlers = new NamespaceHandlers(description);
    }

    ParentNamespace(Pattern pattern) {
        this.pattern = pattern;
        this.rule = (name, _) -> CompletableFuture.completedFuture(matches(name));
        this.handlers = new NamespaceHandlers(pattern.pattern());
    }

    /// Whether its pattern is found in the name; false for one with a rule of another kind.
    boolean matches(String name) {
        return pattern != null && pattern.matcher(name).find();
    }

    /// Whether a client may have this namespace made. What the application throws means no.
    CompletionStage<Boolean> admits(String name, Map<String, @Nullable Object> auth) {
        return rule.apply(name, auth);
    }

    /// Adds a middleware for new sockets of children that are made from now on.
    public ParentNamespace use(ConnectMiddleware middleware) {
        middlewares.add(middleware);
        return this;
    }

    /// The same for a middleware that answers later, as [Namespace#useAsync].
    public ParentNamespace useAsync(Function<Socket, ? extends CompletionStage<?>> middleware) {
        middlewares.addAsync(middleware);
        return this;
    }

    /// Adds a handler for new sockets of children that are made from now on.
    public ParentNamespace onConnection(Consumer<Socket> handler) {
        handlers.onConnection(handler);
        return this;
    }

    /// Adds a handler for one kind of event of the sockets of children that are made from now on.
    public ParentNamespace on(String event, EventHandler handler) {
        handlers.events().on(event, handler);
        return this;
    }

    /// Adds a handler for all events of the sockets of children that are made from now on.
    public ParentNamespace onAny(EventHandler handler) {
        handlers.events().onAny(handler, false);
        return this;
    }

    /// The children that this server has at the moment.
    public List<Namespace> children() {
        return List.copyOf(children);
    }

    /// The same: whom its broadcasts are about.
    @Override
    public List<Namespace> get() {
        return children;
    }

    @Override
    public Broadcast broadcast() {
        return new Broadcast(this, BroadcastOptions.ALL);
    }

    ConnectChain middlewares() {
        return middlewares;
    }

    NamespaceHandlers handlers() {
        return handlers;
    }

    void add(Namespace child) {
        children.add(child);
    }

    void remove(Namespace child) {
        children.remove(child);
    }
}
