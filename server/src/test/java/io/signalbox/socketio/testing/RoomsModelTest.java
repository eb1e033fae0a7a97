package io.signalbox.socketio.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.socketio.Broadcast;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random joins, leaves and broadcasts of one thread over several event loops, against a model that is a set
/// of names per client: each client gets exactly what the model says, in the same order.
class RoomsModelTest {
    private static final int STEPS = 3_000;
    private static final int CLIENTS = 12;
    private static final List<String> ROOMS = List.of("a", "b", "c", "d", "e");

    private final SocketIoServer server =
            new SocketIoServer(
                    SocketIoOptions.DEFAULT.withEngine(
                            SocketIoOptions.DEFAULT.engine().withLoops(4)));

    @AfterEach
    void stop() {
        server.close();
    }

    private static final class Member {
        final TestingClient client;
        final Socket socket;
        final Set<String> rooms = new HashSet<>();
        final List<String> expected = new ArrayList<>();

        Member(TestingClient client, Socket socket) {
            this.client = client;
            this.socket = socket;
            rooms.add(socket.id());
        }

        boolean isIn(Set<String> names) {
            return names.stream().anyMatch(rooms::contains);
        }
    }

    private List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            TestingClient client = TestingClient.open(server, "websocket");
            String id = client.join("/", "");
            members.add(new Member(client, Objects.requireNonNull(server.main().socket(id))));
        }
        return members;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyClientGetsWhatTheModelSays(long seed) {
        Random random = new Random(seed);
        List<Member> members = members();
        for (int step = 0; step < STEPS; step++) {
            Member member = members.get(random.nextInt(CLIENTS));
            String room = room(random, members);
            switch (random.nextInt(6)) {
                case 0 -> {
                    member.socket.join(room);
                    member.rooms.add(room);
                }
                case 1 -> {
                    member.socket.leave(room);
                    member.rooms.remove(room);
                }
                case 2 -> change(random, members, room);
                default -> broadcast(random, members, member, step);
            }
        }
        for (Member member : members) {
            member.client.settle();
            assertThat(
                            member.client.frames().stream()
                                    .filter(frame -> frame.startsWith("42[\"n\""))
                                    .toList())
                    .as("seed %d", seed)
                    .isEqualTo(member.expected);
            assertThat(member.socket.rooms()).isEqualTo(member.rooms);
        }
        Set<String> left = new HashSet<>();
        members.forEach(member -> left.addAll(member.rooms));
        assertThat(server.main().local().roomNames()).isEqualTo(left);
    }

    /// A room, sometimes a client's own one.
    private static String room(Random random, List<Member> members) {
        return random.nextInt(8) == 0
                ? members.get(random.nextInt(CLIENTS)).socket.id()
                : ROOMS.get(random.nextInt(ROOMS.size()));
    }

    private static Set<String> some(Random random, List<Member> members) {
        Set<String> names = new HashSet<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            names.add(room(random, members));
        }
        return names;
    }

    private void change(Random random, List<Member> members, String room) {
        Set<String> of = some(random, members);
        boolean join = random.nextBoolean();
        Namespace main = server.main();
        Broadcast chosen = main.to(of.toArray(String[]::new));
        if (join) {
            chosen.socketsJoin(room);
        } else {
            chosen.socketsLeave(room);
        }
        for (Member member : members) {
            if (of.isEmpty() || member.isIn(of)) {
                if (join) {
                    member.rooms.add(room);
                } else {
                    member.rooms.remove(room);
                }
            }
        }
    }

    private void broadcast(Random random, List<Member> members, Member sender, int number) {
        Set<String> to = some(random, members);
        Set<String> except = some(random, members);
        boolean fromSocket = random.nextInt(3) == 0;
        Broadcast all = fromSocket ? sender.socket.broadcast() : server.broadcast();
        all.to(to.toArray(String[]::new)).except(except.toArray(String[]::new)).emit("n", number);
        if (fromSocket) {
            except.add(sender.socket.id());
        }
        for (Member member : members) {
            if ((to.isEmpty() || member.isIn(to)) && !member.isIn(except)) {
                member.expected.add("42[\"n\"," + number + "]");
            }
        }
    }
}
