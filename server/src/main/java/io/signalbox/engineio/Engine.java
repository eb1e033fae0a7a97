package io.signalbox.engineio;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.signalbox.engineio.packet.Outbound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The sessions of one process on its event loops. Knows no socket: `engineio.transport` brings the bytes.
///
/// Methods may be called on any thread unless said otherwise.
public final class Engine implements AutoCloseable {
    private static final long QUIET_MILLIS = 0;
    private static final long STOP_MILLIS = 2_000;

    private final EngineOptions options;
    private final EngineListener listener;
    private final EventLoopGroup group;
    private final List<EngineLoop> loops;

    // Sessions that can be addressed by their id. Those on WebSocket need not be found: their
    // channel knows
    // them, and any other request with their id is refused as an unknown one.
    private final Map<String, EngineSession> addressable = new ConcurrentHashMap<>();
    private final AtomicInteger pollingClients = new AtomicInteger();
    private final List<EngineObserver> observers = new CopyOnWriteArrayList<>();

    /// Starts the event loops: epoll where it is present, else NIO.
    public Engine(EngineOptions options, EngineListener listener) {
        this.options = options;
        this.listener = listener;
        int wanted = options.loops().count();
        int count = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        IoHandlerFactory io =
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group =
                new MultiThreadIoEventLoopGroup(
                        count, new DefaultThreadFactory("signalbox-loop"), io);
        List<EngineLoop> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(new EngineLoop(i, group.next(), options));
        }
        loops = List.copyOf(made);
        loops.forEach(EngineLoop::start);
    }

    /// The settings.
    public EngineOptions options() {
        return options;
    }

    /// The event loops.
    public List<EngineLoop> loops() {
        return loops;
    }

    /// The loop with the fewest sessions, for a new connection.
    public EngineLoop leastLoaded() {
        EngineLoop least = loops.getFirst();
        for (EngineLoop loop : loops) {
            if (loop.clients() < least.clients()) {
                least = loop;
            }
        }
        return least;
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

    /// Opens a session and sends its open packet. Call on the loop.
    public EngineSession open(EngineLoop loop, HandshakeRequest request, Transport transport) {
        EngineSession session = new EngineSession(this, loop, request, transport);
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
                + (polling ? "[\"websocket\"]" : "[]")
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
        group.shutdownGracefully(QUIET_MILLIS, STOP_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(STOP_MILLIS);
    }
}
