package io.signalbox.operation.fleet;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.fleet.command.FleetLinkException;
import io.signalbox.fleet.command.Targets;
import io.signalbox.operation.Carried;
import io.signalbox.operation.Sight;
import io.signalbox.operation.Write;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Commands that were sent, and the search of the feed for what they did. A socket is done when the
/// feed shows the effect, and out of the count when it left.
final class SocketChange implements Carried {

    private final FleetLink link;
    private final FleetAction action;
    private final Duration patience;
    private final boolean visible;
    private final int all;
    private final Set<SocketKey> waiting = ConcurrentHashMap.newKeySet();
    private final Set<SocketKey> gone = ConcurrentHashMap.newKeySet();
    private final FleetLink.Watch watch;

    private SocketChange(FleetLink link, Write.Sockets write, Duration patience) {
        this.link = link;
        this.action = write.action();
        this.patience = patience;
        FleetSnapshot fleet = link.latest();
        this.visible = fleet.developmentMode();
        TargetedSockets.in(fleet, write.targets()).stream()
                .map(TargetedSockets::key)
                .forEach(waiting::add);
        this.all = waiting.size();
        this.watch = link.watch(this::heard);
    }

    /// Listens first, then sends.
    static SocketChange send(FleetLink link, Write.Sockets write, Duration patience) {
        var change = new SocketChange(link, write, patience);
        try {
            change.send(write.targets());
        } catch (FleetLinkException e) {
            change.close();
            throw e;
        }
        return change;
    }

    private void send(Targets targets) {
        List<CompletableFuture<Void>> sent =
                AdminFrames.commands(action, targets).stream().map(link::send).toList();
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof FleetLinkException refused
                    ? refused
                    : new FleetLinkException("The command could not be sent: " + e.getCause());
        }
    }

    /// On the fleet thread.
    private void heard(FleetEvent event) {
        switch (event) {
            case FleetEvent.SocketEvent sent -> {
                if (sent.direction() == FleetEvent.Direction.SENT
                        && action instanceof FleetAction.Emit(var name, _)
                        && name.equals(sent.name())) {
                    waiting.remove(new SocketKey(sent.namespace(), sent.id()));
                }
            }
            case FleetEvent.RoomJoined joined -> {
                if (action instanceof FleetAction.Join(var room) && room.equals(joined.room())) {
                    waiting.remove(new SocketKey(joined.namespace(), joined.id()));
                }
            }
            case FleetEvent.RoomLeft left -> {
                if (action instanceof FleetAction.Leave(var room) && room.equals(left.room())) {
                    waiting.remove(new SocketKey(left.namespace(), left.id()));
                }
            }
            case FleetEvent.SocketDisconnected off ->
                    left(new SocketKey(off.namespace(), off.id()));
            case FleetEvent.FeedChanged _,
                    FleetEvent.SessionOpened _,
                    FleetEvent.FeaturesAnnounced _,
                    FleetEvent.ListingStarted _,
                    FleetEvent.SocketsListed _,
                    FleetEvent.ListingEnded _,
                    FleetEvent.StatsReported _,
                    FleetEvent.SocketConnected _,
                    FleetEvent.SocketUpdated _,
                    FleetEvent.Unreadable _,
                    FleetEvent.Unknown _ -> {}
        }
    }

    private void left(SocketKey socket) {
        if (waiting.remove(socket) && !(action instanceof FleetAction.Disconnect)) {
            gone.add(socket);
        }
    }

    @Override
    public @Nullable String requestId() {
        return null;
    }

    @Override
    public Sight look() {
        if (!visible) {
            return new Sight(false, "a fleet in production mode does not show it");
        }
        compare(link.latest());
        int done = all - waiting.size() - gone.size();
        String left = gone.isEmpty() ? "" : ", " + gone.size() + " left the fleet before";
        return new Sight(
                waiting.isEmpty() && done > 0, done + " of " + all + " " + effect() + left);
    }

    /// The events may have been lost in a reconnection; the state then still tells.
    private void compare(FleetSnapshot fleet) {
        if (waiting.isEmpty()) {
            return;
        }
        var present = new HashSet<SocketKey>();
        for (SocketEntry socket : fleet.sockets()) {
            SocketKey key = TargetedSockets.key(socket);
            if (waiting.contains(key)) {
                present.add(key);
                if (done(socket)) {
                    waiting.remove(key);
                }
            }
        }
        waiting.stream().filter(key -> !present.contains(key)).forEach(this::left);
    }

    private boolean done(SocketEntry socket) {
        return switch (action) {
            case FleetAction.Join(var room) -> socket.rooms().contains(room);
            case FleetAction.Leave(var room) -> !socket.rooms().contains(room);
            case FleetAction.Disconnect _, FleetAction.Emit _ -> false;
        };
    }

    private String effect() {
        return switch (action) {
            case FleetAction.Join(var room) -> "are in " + room;
            case FleetAction.Leave(var room) -> "are out of " + room;
            case FleetAction.Disconnect _ -> "are gone";
            case FleetAction.Emit(var event, _) -> "were sent " + event;
        };
    }

    @Override
    public String unseen(String now) {
        return "Sent, but not confirmed after " + patience.toSeconds() + " s: " + now + ".";
    }

    @Override
    public void close() {
        watch.close();
    }
}
