package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.testing.RawHttp;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnginePollingIT {
    private EngineServer server;
    private String session;

    @BeforeEach
    void open() throws IOException {
        server = new EngineServer(EngineServer.CALM);
        session = server.openPolling();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawHttp.Response get() throws IOException {
        return RawHttp.get(server.port(), session);
    }

    private RawHttp.Response post(String body) throws IOException {
        return RawHttp.post(server.port(), session, body);
    }

    @Test
    void echoesOneTextPacket() throws IOException {
        RawHttp.Response pushed = post("4hello");

        assertThat(pushed.status()).isEqualTo(200);
        assertThat(pushed.body()).isEqualTo("ok");
        assertThat(get().body()).isEqualTo("4hello");
    }

    @Test
    void echoesSeveralTextPacketsInOrder() throws IOException {
        post("4test1\u001e4test2\u001e4ťuk");

        assertThat(get().body()).isEqualTo("4test1\u001e4test2\u001e4ťuk");
    }

    @Test
    void echoesTextAndBinaryPackets() throws IOException {
        post("4hello\u001ebAQIDBA==");

        assertThat(get().body()).isEqualTo("4hello\u001ebAQIDBA==");
    }

    @Test
    void closesSessionUponMalformedPayload() throws IOException {
        assertThat(post("abc").status()).isEqualTo(400);
        assertThat(get().status()).isEqualTo(400);
    }

    @Test
    void closesSessionUponBinaryThatIsNoBase64() throws IOException {
        assertThat(post("b???").status()).isEqualTo(400);
        assertThat(get().status()).isEqualTo(400);
    }

    @Test
    void closesSessionUponSecondPollAtTheSameTime() throws IOException {
        CompletableFuture<RawHttp.Response> first = RawHttp.getLater(server.port(), session);
        await().until(() -> server.engine().find(sid()) != null && isPolling());

        RawHttp.Response second = get();

        assertThat(first.join().status()).isEqualTo(200);
        assertThat(first.join().body()).isEqualTo("1");
        assertThat(second.status()).isEqualTo(400);
        assertThat(get().status()).isEqualTo(400);
    }

    private String sid() {
        return session.substring(session.indexOf("sid=") + 4);
    }

    private boolean isPolling() {
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        var found = server.engine().find(sid());
        if (found == null) {
            return false;
        }
        found.loop().execute(() -> waiting.complete(found.transport().writable()));
        return waiting.join();
    }

    @Test
    void closesSessionUponAbortedPoll() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            http.write("GET", session, "");
            await().until(this::isPolling);
        }

        await().until(() -> server.engine().clients() == 0);
        assertThat(get().status()).isEqualTo(400);
    }

    @Test
    void closePacketReleasesThePendingPollAndEndsTheSession() throws IOException {
        CompletableFuture<RawHttp.Response> poll = RawHttp.getLater(server.port(), session);
        await().until(this::isPolling);

        assertThat(post("1").body()).isEqualTo("ok");

        assertThat(poll.join().body()).isEqualTo("6");
        assertThat(get().status()).isEqualTo(400);
    }

    @Test
    void answersPollThatWasOvertakenByTheClosePacket() throws IOException {
        assertThat(post("1").body()).isEqualTo("ok");

        assertThat(get().body()).isEqualTo("6");
        assertThat(get().status()).isEqualTo(400);
    }

    @Test
    void servesManyRequestsOnOneConnection() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            for (int i = 0; i < 20; i++) {
                http.write("POST", session, "4m" + i);
                assertThat(http.read().body()).isEqualTo("ok");
                http.write("GET", session, "");
                assertThat(http.read().body()).isEqualTo("4m" + i);
            }
        }
    }

    @Test
    void closesConnectionThatSendsTheNextRequestBeforeItsAnswer() throws IOException {
        try (RawHttp http = RawHttp.connect(server.port())) {
            http.write("GET", session, "");
            await().until(this::isPolling);
            http.write("POST", session, "4x");

            assertThat(http.atEnd()).isTrue();
        }
    }

    @Test
    void refusesPostThatIsTooLargeAndClosesThatSessionOnly() throws IOException {
        String other = server.openPolling();

        assertThat(post("4" + "x".repeat(1_000_000)).status()).isEqualTo(413);

        assertThat(get().status()).isEqualTo(400);
        assertThat(RawHttp.post(server.port(), other, "4fine").body()).isEqualTo("ok");
        assertThat(RawHttp.get(server.port(), other).body()).isEqualTo("4fine");
    }

    @Test
    void tellsWaitingClientThatTheServerCloses() throws IOException {
        CompletableFuture<RawHttp.Response> poll = RawHttp.getLater(server.port(), session);
        await().until(this::isPolling);

        server.close();

        assertThat(poll.join().body()).isEqualTo("1");
    }

    @Test
    void lingersUntilTheClientHasHeardThatItsSessionWasClosed() throws IOException {
        post("4one");
        Objects.requireNonNull(server.engine().find(sid())).close(CloseReason.FORCED_CLOSE);

        assertThat(get().body()).isEqualTo("4one\u001e1");
        assertThat(get().status()).isEqualTo(400);
    }

    @Test
    void countsMessagesButNoHeartbeats() throws IOException {
        post("4hello\u001ebAQIDBA==");
        post("3");
        get();

        var traffic = server.engine().traffic();
        assertThat(traffic.packetsIn()).isEqualTo(2);
        assertThat(traffic.bytesIn()).isEqualTo(9);
        assertThat(traffic.packetsOut()).isEqualTo(2);
        assertThat(traffic.bytesOut()).isEqualTo(9);
    }
}
