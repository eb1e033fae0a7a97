package io.signalbox.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.fleet.command.FleetLinkException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedLinkTest {

    private static final FeedTimings QUICK =
            new FeedTimings(
                    Duration.ofMillis(20),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestingAdminServer server;
    private FleetFeed feed;

    @BeforeEach
    void start() throws IOException {
        server = TestingAdminServer.start();
        feed =
                new FleetFeed(
                        new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin"),
                        "geheim"::toCharArray,
                        _ -> {},
                        QUICK,
                        InstantSource.system());
    }

    @AfterEach
    void stop() {
        feed.close();
        server.close();
    }

    @Test
    void sendsCommandsInTheWordsOfTheProtocol() throws Exception {
        connect();
        feed.send(new AdminCommand.Join("/chat", "vip", "s1")).get(20, TimeUnit.SECONDS);
        assertThat(server.nextCommand()).isEqualTo("[\"join\",\"/chat\",\"vip\",\"s1\"]");
        feed.send(new AdminCommand.Leave("/", "vip", null)).get(20, TimeUnit.SECONDS);
        assertThat(server.nextCommand()).isEqualTo("[\"leave\",\"/\",\"vip\",null]");
        feed.send(new AdminCommand.Disconnect("/", true, "s1")).get(20, TimeUnit.SECONDS);
        assertThat(server.nextCommand()).isEqualTo("[\"_disconnect\",\"/\",true,\"s1\"]");
    }

    @Test
    void sendsTheArgumentsOfAnEmitOneByOne() throws Exception {
        connect();
        feed.send(new AdminCommand.Emit("/", null, "hello", "[1,\"two\",{\"three\":[null]}]"))
                .get(20, TimeUnit.SECONDS);

        assertThat(server.nextCommand())
                .isEqualTo("[\"emit\",\"/\",null,\"hello\",1,\"two\",{\"three\":[null]}]");
    }

    @Test
    void refusesArgumentsThatAreNoJsonArray() {
        connect();
        assertThat(failure(feed.send(new AdminCommand.Emit("/", null, "hello", "{}"))))
                .contains("'hello'", "no JSON array", "write them like");
    }

    @Test
    void refusesArgumentsForWhichAServerWouldHangUp() {
        connect();
        String huge = "[\"" + "x".repeat(1_000_000) + "\"]";
        assertThat(failure(feed.send(new AdminCommand.Emit("/", null, "hello", huge))))
                .contains("1000004 bytes", "at most 900000");
    }

    @Test
    void saysThatNothingWasSentWithoutAConnection() {
        assertThat(failure(feed.send(new AdminCommand.Leave("/", "r", null))))
                .isEqualTo("There is no live connection to the fleet, so nothing was sent.");
        connect();
        feed.close();
        assertThat(failure(feed.ask("query", "{}"))).contains("nothing was sent");
    }

    @Test
    void givesTheAnswerToAQuestion() throws Exception {
        connect();
        server.acknowledge("[{\"ok\":true}]");

        assertThat(feed.ask("query", "{\"limit\":1}").get(20, TimeUnit.SECONDS))
                .isEqualTo("{\"ok\":true}");
        assertThat(server.nextCommand()).isEqualTo("[\"query\",{\"limit\":1}]");
    }

    @Test
    void givesTheServersOwnSentenceWhenItRefuses() {
        connect();
        server.acknowledge("[{\"ok\":false,\"error\":\"There is no server 'x'.\"}]");
        assertThat(failure(feed.ask("drain", "{}"))).isEqualTo("There is no server 'x'.");
    }

    @Test
    void saysThatAQuestionWasNotAnswered() {
        connect();
        assertThat(failure(feed.ask("drain", "{}"))).contains("No answer to 'drain'", "1 seconds");
    }

    @Test
    void saysThatAnAnswerIsNone() {
        connect();
        server.acknowledge("[5]");
        assertThat(failure(feed.ask("drain", "{}"))).contains("cannot be understood");
    }

    @Test
    void saysThatTheConnectionWasLostBeforeTheAnswer() throws Exception {
        connect();
        CompletableFuture<String> answer = feed.ask("drain", "{}");
        server.nextCommand();
        server.dropSessions();

        assertThat(failure(answer)).contains("connection was lost before 'drain'");
    }

    @Test
    void letsOthersHearWhatHappensUntilTheyHaveHeardEnough() {
        Queue<FleetEvent> heard = new ConcurrentLinkedQueue<>();
        connect();
        try (FleetLink.Watch _ = feed.watch(heard::add);
                FleetLink.Watch _ =
                        feed.watch(
                                _ -> {
                                    throw new IllegalStateException("a fault of this listener");
                                })) {
            server.emit("room_joined", "/", "r", "s", "2026-11-22T01:28:35.136Z");
            await().atMost(PATIENCE)
                    .until(() -> heard.stream().anyMatch(FleetEvent.RoomJoined.class::isInstance));
        }
        server.emit("room_left", "/", "r", "s", "2026-11-22T01:28:35.136Z");
        await().atMost(PATIENCE).until(() -> feed.latest().tail().size() == 2);
        assertThat(heard).noneMatch(FleetEvent.RoomLeft.class::isInstance);
    }

    private void connect() {
        feed.start();
        await().atMost(PATIENCE).until(() -> feed.latest().feed() instanceof FeedStatus.Live);
    }

    private static String failure(CompletableFuture<?> future) {
        assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(FleetLinkException.class);
        return String.valueOf(future.exceptionNow().getMessage());
    }
}
