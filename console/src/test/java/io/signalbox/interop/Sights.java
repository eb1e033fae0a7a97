package io.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.environment.AdminWire;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.TailEvent;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.feed.FleetFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What a feed must show of an official server, whatever it is written in.
final class Sights {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Sights() {}

    static void seesTheClient(FleetFeed feed, OfficialServer server) {
        String id = server.clientIds().getFirst();
        until(feed, now -> knows(now, id) && !now.servers().isEmpty());
        SocketEntry socket = socket(feed.latest(), id);
        assertThat(socket.namespace()).isEqualTo("/");
        assertThat(socket.rooms()).anyMatch(room -> room.startsWith("room of "));
        assertThat(feed.latest().rooms()).extracting(RoomEntry::name).contains(id);
    }

    static void seesEvents(FleetFeed feed, OfficialServer server) throws IOException {
        server.command("send 0 hello [1,\"<binary>\"]");
        until(
                feed,
                now ->
                        now.tail().stream()
                                .anyMatch(
                                        line ->
                                                line.kind() == TailEvent.Kind.RECEIVED
                                                        && line.name().equals("hello")
                                                        && line.payloadJson()
                                                                .startsWith(
                                                                        "[1,\"<binary 2"
                                                                                + " bytes>\"")));
        until(
                feed,
                now ->
                        now.tail().stream()
                                .anyMatch(
                                        line ->
                                                line.kind() == TailEvent.Kind.SENT
                                                        && line.name().equals("back")));
    }

    static void commands(FleetFeed feed, OfficialServer server) throws Exception {
        String id = server.clientIds().getFirst();
        send(feed, new AdminCommand.Join("/", "vip", id));
        until(feed, now -> socket(now, id).rooms().contains("vip"));
        send(feed, new AdminCommand.Emit("/", "vip", "news", "[1,{\"a\":[null,true]},\"ü\"]"));
        server.awaitLine("event 0 news [1,{\"a\":[null,true]},\"ü\"");
        send(feed, new AdminCommand.Emit("/", null, "all", "[]"));
        server.awaitLine("event 0 all [");
        send(feed, new AdminCommand.Leave("/", "vip", id));
        until(feed, now -> !socket(now, id).rooms().contains("vip"));
        send(feed, new AdminCommand.Disconnect("/", true, id));
        until(feed, now -> !knows(now, id));
        assertThat(feed.latest().tail())
                .extracting(TailEvent::kind)
                .contains(TailEvent.Kind.JOINED, TailEvent.Kind.LEFT, TailEvent.Kind.DISCONNECTED);
    }

    static void send(FleetFeed feed, AdminCommand command) throws Exception {
        feed.send(command).get(10, TimeUnit.SECONDS);
    }

    static boolean knows(FleetSnapshot snapshot, String id) {
        return snapshot.sockets().stream().anyMatch(socket -> socket.id().equals(id));
    }

    static SocketEntry socket(FleetSnapshot snapshot, String id) {
        return snapshot.sockets().stream()
                .filter(socket -> socket.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static FeedStatus.Refused refusal(FleetFeed feed) {
        until(feed, now -> now.feed() instanceof FeedStatus.Refused);
        return (FeedStatus.Refused) feed.latest().feed();
    }

    static void until(FleetFeed feed, Predicate<FleetSnapshot> condition) {
        await().atMost(PATIENCE).until(() -> condition.test(feed.latest()));
    }

    static List<String> allowed(AdminWire.Transports transports) {
        return switch (transports) {
            case BOTH -> List.of("polling", "websocket");
            case POLLING -> List.of("polling");
            case WEBSOCKET -> List.of("websocket");
        };
    }
}
