package io.signalbox.operation.fleet;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.fleet.command.FleetLinkException;
import io.signalbox.fleet.state.FleetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A fleet of official servers in memory: does what it is told and shows it in its feed, or ignores
/// it as a read-only one does.
final class TestingLink implements FleetLink, AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final FleetState state = new FleetState("/admin");
    private final ExecutorService fleetThread = Executors.newSingleThreadExecutor();
    private final List<Consumer<FleetEvent>> watchers = new CopyOnWriteArrayList<>();
    private final List<AdminCommand> commands = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile FleetSnapshot latest = FleetSnapshot.empty(NOW, new FeedStatus.Stopped());
    private volatile boolean deaf;
    private volatile @Nullable String refusal;

    TestingLink(String... features) {
        apply(new FleetEvent.FeedChanged(new FeedStatus.Live(NOW)));
        apply(new FleetEvent.FeaturesAnnounced(Set.of(features)));
    }

    static TestingLink writable() {
        return new TestingLink(
                "EMIT",
                "JOIN",
                "LEAVE",
                "DISCONNECT",
                "MJOIN",
                "MLEAVE",
                "MDISCONNECT",
                "AGGREGATED_EVENTS",
                "ALL_EVENTS");
    }

    /// From now on commands are taken and nothing happens.
    void deaf() {
        deaf = true;
    }

    /// From now on every command and question fails with this sentence.
    void refuse(String sentence) {
        refusal = sentence;
    }

    void connect(String id, String... rooms) {
        apply(
                new FleetEvent.SocketConnected(
                        new SocketEntry(
                                id,
                                "/",
                                "client-" + id,
                                "websocket",
                                List.of(rooms),
                                "{}",
                                new Handshake("127.0.0.1", NOW, "/", false, Map.of(), Map.of())),
                        NOW));
    }

    void apply(FleetEvent event) {
        CompletableFuture.runAsync(
                        () -> {
                            state.apply(event, NOW);
                            latest = state.snapshot(NOW);
                            watchers.forEach(watcher -> watcher.accept(event));
                        },
                        fleetThread)
                .join();
    }

    List<AdminCommand> commands() {
        return commands;
    }

    List<String> asked() {
        return asked;
    }

    int watchers() {
        return watchers.size();
    }

    SocketEntry socket(String id) {
        return latest.sockets().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public CompletableFuture<Void> send(AdminCommand command) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(new FleetLinkException(refusal));
        }
        commands.add(command);
        if (!deaf) {
            effects(command).forEach(this::apply);
        }
        return CompletableFuture.completedFuture(null);
    }

    private List<FleetEvent> effects(AdminCommand command) {
        var events = new ArrayList<FleetEvent>();
        for (SocketEntry socket : latest.sockets()) {
            String filter = command.filter();
            if (filter == null || socket.id().equals(filter) || socket.rooms().contains(filter)) {
                events.add(effect(command, socket.id()));
            }
        }
        return events;
    }

    private static FleetEvent effect(AdminCommand command, String id) {
        return switch (command) {
            case AdminCommand.Join join -> new FleetEvent.RoomJoined("/", join.room(), id, NOW);
            case AdminCommand.Leave leave -> new FleetEvent.RoomLeft("/", leave.room(), id, NOW);
            case AdminCommand.Disconnect _ ->
                    new FleetEvent.SocketDisconnected("/", id, "server namespace disconnect", NOW);
            case AdminCommand.Emit emit ->
                    new FleetEvent.SocketEvent(
                            FleetEvent.Direction.SENT, "/", id, emit.event(), "[]", NOW);
        };
    }

    @Override
    public CompletableFuture<String> ask(String event, String requestJson) {
        asked.add(event + " " + requestJson);
        return refusal == null
                ? CompletableFuture.completedFuture("{\"ok\":true}")
                : CompletableFuture.failedFuture(new FleetLinkException(refusal));
    }

    @Override
    public Watch watch(Consumer<FleetEvent> listener) {
        watchers.add(listener);
        return () -> watchers.remove(listener);
    }

    @Override
    public FleetSnapshot latest() {
        return latest;
    }

    @Override
    public void close() {
        fleetThread.shutdownNow();
    }
}
