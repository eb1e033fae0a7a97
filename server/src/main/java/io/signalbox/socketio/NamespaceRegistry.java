package io.signalbox.socketio;

import io.signalbox.engineio.log.SparseLog;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The namespaces of a server: those that the application has named, and those that are made because a client
/// asks for them. Any thread; making and removing one takes turns.
final class NamespaceRegistry {
    private static final SparseLog LOG =
            new SparseLog(LoggerFactory.getLogger(NamespaceRegistry.class));
    private static final Admission UNKNOWN = new Admission(null, "Invalid namespace");
    private static final Admission FULL = new Admission(null, "Too many namespaces");

    private final SocketIoServer server;
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
    private final List<ParentNamespace> parents = new CopyOnWriteArrayList<>();
    private final List<Consumer<Namespace>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int children;

    NamespaceRegistry(SocketIoServer server) {
        this.server = server;
    }

    /// The answer to a client that asks for a namespace.
    ///
    /// @param namespace with a place reserved for its socket, null when refused
    /// @param refusal what the client is told then
    record Admission(@Nullable Namespace namespace, String refusal) {}

    List<Namespace> all() {
        return List.copyOf(namespaces.values());
    }

    void onNew(Consumer<Namespace> listener) {
        listeners.add(listener);
    }

    ParentNamespace add(ParentNamespace parent) {
        parents.add(parent);
        return parent;
    }

    /// The application names a namespace.
    Namespace of(String name) {
        String full = name.startsWith("/") ? name : "/" + name;
        Namespace present = namespaces.get(full);
        if (present != null) {
            return present;
        }
        lock.lock();
        try {
            Namespace made = namespaces.get(full);
            return made == null ? make(full, matching(full)) : made;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ParentNamespace matching(String name) {
        for (ParentNamespace parent : parents) {
            if (parent.matches(name)) {
                return parent;
            }
        }
        return null;
    }

    private Namespace make(String name, @Nullable ParentNamespace parent) {
        Namespace made = new Namespace(server, name, parent);
        if (parent != null) {
            parent.add(made);
            children++;
        }
        namespaces.put(name, made);
        server.observers().forEach(o -> o.namespaceCreated(made));
        if (!name.equals(SocketIoServer.MAIN)) {
            for (Consumer<Namespace> listener : listeners) {
                listener.accept(made);
            }
        }
        return made;
    }

    /// Takes a child out whose last socket has gone.
    void remove(Namespace child) {
        lock.lock();
        try {
            if (child.closeIfEmpty()) {
                namespaces.remove(child.name(), child);
                ParentNamespace parent = child.parent();
                if (parent != null) {
                    parent.remove(child);
                    children--;
                }
                // Before a namespace of the same name can be made: its adapter uses the same
                // channels.
                child.adapter().close();
                server.observers().forEach(o -> o.namespaceRemoved(child));
            }
        } finally {
            lock.unlock();
        }
    }

    /// A client asks for a namespace that exists.
    ///
    /// @return null when there is none (yet)
    @Nullable Admission find(String name) {
        Namespace present = namespaces.get(name);
        return present != null && present.enter() ? new Admission(present, "") : null;
    }

    /// A client asks for a namespace that may have to be made. The stage completes on any thread and never
    /// fails.
    CompletionStage<Admission> admit(String name, Map<String, @Nullable Object> auth) {
        return parents.isEmpty() ? refused() : ask(parents.iterator(), name, auth);
    }

    private static CompletionStage<Admission> refused() {
        return CompletableFuture.completedFuture(UNKNOWN);
    }

    private CompletionStage<Admission> ask(
            Iterator<ParentNamespace> rest, String name, Map<String, @Nullable Object> auth) {
        if (!rest.hasNext()) {
            return refused();
        }
        ParentNamespace parent = rest.next();
        return CompletableFuture.supplyAsync(
                        () -> parent.admits(name, auth), server.handlerExecutor())
                .thenCompose(answer -> answer)
                .exceptionally(failure -> no(name, failure))
                .thenCompose(
                        yes ->
                                yes
                                        ? CompletableFuture.completedFuture(child(name, parent))
                                        : ask(rest, name, auth));
    }

    private static boolean no(String name, Throwable failure) {
        LOG.warn("A rule for dynamic namespaces failed for {}", SparseLog.shown(name), failure);
        return false;
    }

    private Admission child(String name, ParentNamespace parent) {
        lock.lock();
        try {
            Admission present = find(name);
            if (present != null) {
                return present;
            }
            if (children >= server.options().maxChildNamespaces()) {
                return FULL;
            }
            Namespace made = make(name, parent);
            made.enter();
            return new Admission(made, "");
        } finally {
            lock.unlock();
        }
    }
}
