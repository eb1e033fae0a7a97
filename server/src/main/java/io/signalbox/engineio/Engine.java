package io.signalbox.engineio;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.signalbox.engineio.packet.Outbound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The sessions of one process on its event loops. Knows no socket: `engineio.transport` brings the bytes.
///
/// Methods may be called on any thread unless said otherwise.
public final class Engine implements AutoCloseable {
    // A loop that is as late as this gets no new connections as long as another one is not.
    private static final double LATE_MILLIS = 1_000;

    private final EngineOptions options;
    private final EngineListener listener;
    private final LoopThreads threads = new LoopThreads();
    private final EventLoop acceptor;
    private final Watchdog watchdog;
    private final AtomicInteger turns = new AtomicInteger();
    private final List<EngineLoop> loops;

    // Sessions that can be addressed by their id. Those on WebSocket need not be found: their
    // channel knows
    // them, and any other request with their id is refused as an unknown one.
    private final Map<String, EngineSession> addressable = new ConcurrentHashMap<>();
    private final AtomicInteger pollingClients = new AtomicInteger();
    private final List<EngineObserver> observers = new CopyOnWriteArrayList<>();

    /// Starts the event loops and the watchdog: native epoll where it loads, else NIO.
    public Engine(EngineOptions options, EngineListener listener) {
        this.options = options;
        this.listener = listener;
        int wanted = options.loops().count();
        int count = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        List<EngineLoop> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(new EngineLoop(i, threads.loop(), options));
        }
        loops = List.copyOf(made);
        loops.forEach(EngineLoop::start);
        acceptor = threads.acceptor();
        watchdog = new Watchdog(loops, options.loops(), threads, this::replaced);
        watchdog.start(acceptor);
    }

    private void replaced(EngineLoop loop, EventLoop old) {
        observers.forEach(o -> o.loopReplaced(loop, old));
    }

    /// The settings.
    public EngineOptions options() {
        return options;
    }

    /// The event loops.
    public List<EngineLoop> loops() {
        return loops;
    }

    /// Where connections are accepted and the loops are watched: a thread of its own, so that no session
    /// can hold up new ones.
    public EventLoop acceptor() {
        return acceptor;
    }

    /// The loop for a new connection, chosen as the options say. A loop that is late by a second or more is
    /// passed over as long as there is another one.
    public EngineLoop assign() {
        EngineLoop chosen =
                switch (options.loops().assignment()) {
                    case LEAST_CONNECTION -> leastConnections();
                    case ROUND_ROBIN ->
                            loops.get(Math.floorMod(turns.getAndIncrement(), loops.size()));
                    case RANDOM -> loops.get(ThreadLocalRandom.current().nextInt(loops.size()));
                };
        return chosen.lagMillis() < LATE_MILLIS ? chosen : leastConnections();
    }

    private EngineLoop leastConnections() {
        EngineLoop least = loops.getFirst();
        boolean leastLate = least.lagMillis() >= LATE_MILLIS;
        for (EngineLoop loop : loops) {
            boolean late = loop.lagMillis() >= LATE_MILLIS;
            if ((leastLate && !late)
                    || (leastLate == late && loop.connections() < least.connections())) {
                least = loop;
                leastLate = late;
            }
        }
        return least;
    }

    /// Threads of event loops that were stuck and have been given up since the start.
    public int replacedLoops() {
        return watchdog.replaced();
    }

    /// Whether every event loop runs or can still be replaced. A process that is no longer live should be
    /// ended and started anew.
    public boolean live() {
        return watchdog.live();
    }

    /// Registers a watcher.
    public void observe(EngineObserver observer) {
        observers.add(observer);
    }

    /// Open sessions.
    public int clients() {
        return loops.stream().mapToInt(EngineLoop::clients).sum();
    }

    /// Open sessions whose transport is polling.
    public int pollingClients() {
        return pollingClients.get();
    }

    /// Traffic since the start.
    public Traffic traffic() {
        return loops.stream().map(EngineLoop::traffic).reduce(Traffic.NONE, Traffic::plus);
    }

    /// The session with that id, if it polls or began by polling.
    public @Nullable EngineSession find(String id) {
        return addressable.get(id);
    }

    /// Opens a session with an id of 20 unguessable characters. Call on the loop.
    public EngineSession open(EngineLoop loop, HandshakeRequest request, Transport transport) {
        return open(loop, loop.newId(), request, transport);
    }

    /// Opens a session and sends its open packet. Call on the loop.
    ///
    /// @param id unguessable, not in use
    public EngineSession open(
            EngineLoop loop, String id, HandshakeRequest request, Transport transport) {
        EngineSession session = new EngineSession(this, loop, id, request, transport);
        loop.add(session);
        boolean polling = isPolling(session);
        if (polling) {
            addressable.put(session.id(), session);
            pollingClients.incrementAndGet();
        }
        Outbound open = Outbound.text(ByteBufAllocator.DEFAULT, openPacket(session.id(), polling));
        session.write(open);
        open.release();
        observers.forEach(o -> o.sessionOpened(session));
        session.listener(listener.opened(session));
        return session;
    }

    private String openPacket(String id, boolean polling) {
        return "0{\"sid\":\""
                + id
                + "\",\"upgrades\":"
                + (polling && options.transports().offersUpgrade() ? "[\"websocket\"]" : "[]")
                + ",\"pingInterval\":"
                + options.pingInterval().toMillis()
                + ",\"pingTimeout\":"
                + options.pingTimeout().toMillis()
                + ",\"maxPayload\":"
                + options.limits().maxHttpBufferSize()
                + "}";
    }

    private static boolean isPolling(EngineSession session) {
        return session.transportName().equals("polling");
    }

    void upgraded(EngineSession session) {
        pollingClients.decrementAndGet();
        observers.forEach(o -> o.sessionUpgraded(session));
    }

    void closed(EngineSession session, CloseReason reason) {
        if (isPolling(session)) {
            pollingClients.decrementAndGet();
        } else {
            forget(session.id());
        }
        observers.forEach(o -> o.sessionClosed(session, reason));
    }

    /// Makes the id unknown. A polling transport calls it once its client has heard of the end.
    public void forget(String id) {
        addressable.remove(id);
    }

    /// Closes all sessions.
    ///
    /// @return completes when every loop has handed its farewells to the network
    public CompletableFuture<Void> closeSessions(CloseReason reason) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (EngineLoop loop : loops) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            boolean accepted =
                    loop.execute(
                            () -> {
                                loop.sessions().forEach(s -> s.close(reason));
                                done.complete(null);
                            });
            if (!accepted) {
                done.complete(null);
            }
            parts.add(done);
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    /// Closes all sessions and ends the event loops. Blocks for two seconds at most; not on a loop.
    @Override
    public void close() {
        closeSessions(CloseReason.SERVER_SHUTTING_DOWN).join();
        threads.close();
    }
}
