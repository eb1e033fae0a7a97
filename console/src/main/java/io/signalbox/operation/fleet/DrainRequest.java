package io.signalbox.operation.fleet;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.fleet.command.FleetLinkException;
import io.signalbox.operation.Await;
import io.signalbox.operation.Carried;
import io.signalbox.operation.Sight;
import io.signalbox.operation.Write;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// A drain that a server has agreed to begin or to end, and whether its statistics show it.
final class DrainRequest implements Carried {

    private final FleetLink link;
    private final String serverId;
    private final boolean draining;

    private DrainRequest(FleetLink link, String serverId, boolean draining) {
        this.link = link;
        this.serverId = serverId;
        this.draining = draining;
    }

    static DrainRequest begin(FleetLink link, Write.DrainBegun write) {
        ask(
                link,
                "{\"serverId\":%s,\"socketsPerSecond\":%s}"
                        .formatted(JsonText.quoted(write.serverId()), write.socketsPerSecond()));
        return new DrainRequest(link, write.serverId(), true);
    }

    static DrainRequest end(FleetLink link, Write.DrainEnded write) {
        ask(link, "{\"serverId\":%s,\"cancel\":true}".formatted(JsonText.quoted(write.serverId())));
        return new DrainRequest(link, write.serverId(), false);
    }

    private static void ask(FleetLink link, String request) {
        try {
            link.ask("drain", request).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof FleetLinkException refused
                    ? refused
                    : new FleetLinkException("The request could not be sent: " + e.getCause());
        }
    }

    /// Drained, or gone with all its connections.
    static Sight drained(FleetSnapshot fleet, Await.ServerDrained await) {
        Optional<ServerEntry> server = server(fleet, await.serverId());
        if (server.isEmpty() || !server.get().healthy()) {
            return new Sight(true, await.serverId() + " is gone");
        }
        ServerExtras extras = server.get().extras();
        int left = extras == null || extras.drain() == null ? -1 : extras.drain().left();
        if (left < 0) {
            throw new FleetLinkException(
                    await.serverId() + " is serving again: the drain was ended.");
        }
        return new Sight(left == 0, left + " connections are left");
    }

    private static Optional<ServerEntry> server(FleetSnapshot fleet, String id) {
        return fleet.servers().stream().filter(s -> s.serverId().equals(id)).findFirst();
    }

    @Override
    public @Nullable String requestId() {
        return null;
    }

    @Override
    public Sight look() {
        boolean now =
                server(link.latest(), serverId)
                        .map(ServerEntry::extras)
                        .map(ServerExtras::draining)
                        .orElse(false);
        return new Sight(now == draining, serverId + (now ? " is draining" : " is serving"));
    }

    @Override
    public String unseen(String now) {
        return "The server agreed, but its statistics do not show it: " + now + ".";
    }

    @Override
    public void close() {}
}
