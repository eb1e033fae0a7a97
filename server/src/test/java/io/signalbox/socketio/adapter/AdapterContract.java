package io.signalbox.socketio.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.socketio.Broadcast;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.RemoteSocket;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.testing.TestingClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every adapter does. One client is on the first server of the fleet, one on the last, which may be
/// the same; commands are given on the first.
public abstract class AdapterContract {

    /// All servers of the fleet.
    protected abstract List<SocketIoServer> servers();

    private final String nsp = "/contract-" + System.nanoTime();

    private record Pair(Namespace first, Peer here, Peer there) {}

    protected record Peer(TestingClient client, String id) {

        void join(SocketIoServer server, String nsp, String room) {
            java.util.Objects.requireNonNull(server.of(nsp).socket(id)).join(room);
        }
    }

    /// Waits until the servers have the namespace and their rooms' channels in common.
    protected abstract void settle(String namespace);

    private Pair pair() {
        servers().forEach(server -> server.of(nsp));
        settle(nsp);
        SocketIoServer first = servers().getFirst();
        return new Pair(first.of(nsp), peer(first), peer(servers().getLast()));
    }

    private Peer peer(SocketIoServer server) {
        TestingClient client = TestingClient.open(server, "websocket");
        return new Peer(client, client.join(nsp, ""));
    }

    private void joinRoom(Peer peer, SocketIoServer server, String room) {
        peer.join(server, nsp, room);
        settle(nsp);
    }

    @Test
    void reachesEveryClientOnceWithTextAndBinary() {
        Pair p = pair();
        p.first().emit("all", 1, "é", new byte[] {1, 2});
        for (Peer peer : List.of(p.here(), p.there())) {
            peer.client()
                    .awaitText(
                            "51-" + nsp + ",[\"all\",1,\"é\",{\"_placeholder\":true,\"num\":0}]");
            peer.client().awaitText("<bin 0102>");
            peer.client().settle();
            assertThat(peer.client().frames().stream().filter(f -> f.contains("\"all\"")))
                    .hasSize(1);
        }
    }

    @Test
    void reachesTheMembersOfRoomsOnly() {
        Pair p = pair();
        joinRoom(p.there(), servers().getLast(), "r1");
        joinRoom(p.here(), servers().getFirst(), "r2");
        p.first().to("r1").emit("one");
        p.first().to("r1", "r2").emit("both");
        p.first().except("r1").emit("rest");
        p.first().to(p.there().id()).emit("direct");
        p.there().client().awaitText("direct");
        p.here().client().awaitText("rest");
        assertThat(events(p.here())).containsExactly("both", "rest");
        assertThat(events(p.there())).containsExactlyInAnyOrder("one", "both", "direct");
        if (keepsOrderBetweenRooms()) {
            assertThat(events(p.there())).containsExactly("one", "both", "direct");
        }
    }

    /// Whether events to different rooms arrive in the order in which they were sent. Not so where the rooms
    /// are on different nodes.
    protected boolean keepsOrderBetweenRooms() {
        return true;
    }

    private List<String> events(Peer peer) {
        peer.client().settle();
        return peer.client().frames().stream()
                .filter(frame -> frame.startsWith("42"))
                .map(frame -> frame.substring(frame.indexOf('"') + 1, frame.lastIndexOf('"')))
                .toList();
    }

    @Test
    void staysOnThisServerWhenToldTo() {
        Pair p = pair();
        p.first().localFlag().emit("local");
        p.first().emit("end");
        p.there().client().awaitText("end");
        p.here().client().awaitText("end");
        assertThat(events(p.here())).containsExactly("local", "end");
        assertThat(events(p.there()))
                .containsExactlyElementsOf(
                        servers().size() == 1 ? List.of("local", "end") : List.of("end"));
    }

    @Test
    void joinsAndLeavesRoomsEverywhere() {
        Pair p = pair();
        p.first().broadcast().socketsJoin("new");
        await().untilAsserted(
                        () -> {
                            assertThat(rooms(p.here(), servers().getFirst())).contains("new");
                            assertThat(rooms(p.there(), servers().getLast())).contains("new");
                        });
        p.first().in(p.there().id()).socketsLeave("new");
        await().untilAsserted(
                        () ->
                                assertThat(rooms(p.there(), servers().getLast()))
                                        .containsExactly(p.there().id()));
        assertThat(rooms(p.here(), servers().getFirst())).contains("new");
    }

    @Test
    void reachesARoomRightAfterFillingIt() {
        Pair p = pair();
        for (int i = 0; i < 50; i++) {
            p.first().in(p.there().id()).socketsJoin("a" + i, "b" + i);
            p.first().in("a" + i).socketsLeave("b" + i);
            p.first().to("a" + i).emit("reached-" + i);
            p.there().client().awaitText("reached-" + i);
            assertThat(rooms(p.there(), servers().getLast())).doesNotContain("b" + i);
        }
    }

    private java.util.Set<String> rooms(Peer peer, SocketIoServer server) {
        return server.of(nsp).adapter().socketRooms(peer.id());
    }

    @Test
    void fetchesSocketsWithTheirHandshakeRoomsAndData() throws Exception {
        Pair p = pair();
        java.util.Objects.requireNonNull(servers().getLast().of(nsp).socket(p.there().id()))
                .data()
                .put("user", Map.of("name", "é", "n", 5));
        joinRoom(p.there(), servers().getLast(), "here");
        List<RemoteSocket> all = fetch(p.first().broadcast());
        assertThat(all)
                .extracting(RemoteSocket::id)
                .containsExactlyInAnyOrder(p.here().id(), p.there().id());
        RemoteSocket there = fetch(p.first().in("here")).getFirst();
        assertThat(there.id()).isEqualTo(p.there().id());
        assertThat(there.rooms()).containsExactlyInAnyOrder(p.there().id(), "here");
        assertThat(there.data()).isEqualTo(Map.of("user", Map.of("name", "é", "n", 5)));
        assertThat(there.handshake().headers()).containsEntry("user-agent", "testing");
        assertThat(there.handshake().query()).containsEntry("EIO", "4");
        assertThat(there.handshake().address()).isEqualTo("127.0.0.1");
        assertThat(there.handshake().url()).startsWith("/socket.io/");
        assertThat(fetch(p.first().in("nobody"))).isEmpty();
    }

    private static List<RemoteSocket> fetch(Broadcast broadcast) throws Exception {
        return broadcast.fetchSockets().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void disconnectsEverywhere() {
        Pair p = pair();
        p.first().in(p.there().id()).disconnectSockets(false);
        p.there().client().awaitText("41" + nsp);
        p.first().broadcast().disconnectSockets(true);
        p.here().client().awaitText("closed: forced close");
        await().untilAsserted(() -> assertThat(fetch(p.first().broadcast())).isEmpty());
    }

    @Test
    void collectsTheAnswersOfAllClients() throws Exception {
        Pair p = pair();
        var answers =
                p.first().broadcast().timeout(Duration.ofSeconds(8)).emitWithAck("question", 7);
        answer(p.here(), "[\"a\"]");
        answer(p.there(), "[\"b\"]");
        List<@Nullable Object> all = answers.get(5, TimeUnit.SECONDS);
        assertThat(all).containsExactlyInAnyOrder("a", "b");
    }

    private void answer(Peer peer, String json) {
        String question = peer.client().awaitText("[\"question\",7]");
        String id = question.substring(("42" + nsp + ",").length(), question.indexOf('['));
        peer.client().send("43" + nsp + "," + id + json);
    }

    @Test
    void countsServers() throws Exception {
        Pair p = pair();
        assertThat(p.first().adapter().serverCount().toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isEqualTo(servers().size());
    }

    @Test
    void emitsToOtherServersAndGathersTheirAnswers() throws Exception {
        Pair p = pair();
        for (SocketIoServer server : servers().subList(1, servers().size())) {
            server.of(nsp).onServerSideEmit((data, reply) -> reply.accept("got " + data));
        }
        List<@Nullable Object> answers =
                p.first()
                        .serverSideEmitWithAck("hello", 1)
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS);
        assertThat(answers)
                .isEqualTo(java.util.Collections.nCopies(servers().size() - 1, "got [hello, 1]"));
    }
}
