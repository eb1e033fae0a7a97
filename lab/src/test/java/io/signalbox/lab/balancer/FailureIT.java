package io.signalbox.lab.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.balancer.target.HealthCheck;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureIT {
    private final BalancerFixture fixture =
            new BalancerFixture(
                    BalancerSettings.standard().withIdleTimeout(Duration.ofMillis(1_500)));
    private final HttpClient client = BalancerFixture.newClient();
    private StubTarget stub;

    @BeforeEach
    void serve() {
        stub = fixture.serve(fixture.blue(), "blue-1");
    }

    @AfterEach
    void close() {
        client.close();
        fixture.close();
    }

    @Test
    void answers502WhenTheTargetIsGoneHangsUpOrSpeaksNoHttp() throws Exception {
        assertThat(fixture.get(client, "/hang-up").statusCode()).isEqualTo(502);
        assertThat(fixture.get(client, "/garbage").statusCode()).isEqualTo(502);
        // A check that comes rarely: the target still counts as healthy when it is gone.
        fixture.blue()
                .settings(
                        fixture.blue()
                                .settings()
                                .withHealthCheck(
                                        HealthCheck.of("/healthz", Duration.ofMinutes(5))));
        StubTarget dead = fixture.serve(fixture.blue(), "blue-2");
        fixture.blue().deregister(stub.target()).join();
        dead.close();

        assertThat(fixture.get(client, "/who").statusCode()).isEqualTo(502);
        assertThat(fixture.blue().counts().balancer5xx()).isEqualTo(3);
        assertThat(fixture.blue().counts().target5xx()).isZero();
    }

    @Test
    void answers504WhenTheTargetDoesNotAnswerInTime() throws Exception {
        assertThat(fixture.get(client, "/hang").statusCode()).isEqualTo(504);
        await().atMost(BalancerFixture.SOON).until(() -> stub.hanging() == 0);
        assertThat(fixture.blue().counts().balancer5xx()).isEqualTo(1);
    }

    @Test
    void answers408WhenTheClientStopsInTheMiddleOfItsBody() throws Exception {
        assertThat(fixture.raw("POST /hang HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf"))
                .startsWith("HTTP/1.1 408 ");
    }

    @Test
    void closesAnIdleConnectionWithoutAWord() throws Exception {
        assertThat(fixture.raw("")).isEmpty();
        assertThat(fixture.raw("GET /who HTTP/1.1\r\nHo")).isEmpty();
    }

    @Test
    void closesAnIdleWebSocketButNotOneThatTalks() throws Exception {
        BalancerFixture.Echo talking = fixture.webSocket(client);
        BalancerFixture.Echo idle = fixture.webSocket(client);

        await().atMost(BalancerFixture.SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            assertThat(talking.roundTrip("tick")).isEqualTo("tick");
                            return idle.closed().isDone();
                        });
        assertThat(talking.roundTrip("tock")).isEqualTo("tock");
    }

    @Test
    void passesATargetsOwn5xxOnAndCountsItApart() throws Exception {
        assertThat(fixture.get(client, "/status/500").statusCode()).isEqualTo(500);
        assertThat(fixture.blue().counts().target5xx()).isEqualTo(1);
        assertThat(fixture.blue().counts().balancer5xx()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\3garbage\r\n\r\n",
                "GET /who\r\n\r\n",
                "GET /who HTTP/1.1\r\n\r\n",
                "GET /who HTTP/2.0\r\nHost: a\r\n\r\n",
                "GET /who HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET http://elsewhere/who HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /who HTTP/1.1\r\nHost: a\r\nbad name: x\r\n\r\n",
                "GET /who HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
                "GET /who HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\nhello",
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n\r\nhello",
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\nhello",
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nhello",
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\nhello",
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            })
    void refusesAHostileRequestAndEndsThatConnectionOnly(String request) throws Exception {
        String smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

        String answer = fixture.raw(request + smuggled);

        assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("connection: close");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
        assertThat(stub.requests()).isEmpty();
        assertThat(fixture.get(client, "/who").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        String line = "GET /" + "a".repeat(17_000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        String headers =
                "GET /who HTTP/1.1\r\nHost: a\r\nX-Long: " + "a".repeat(70_000) + "\r\n\r\n";

        assertThat(fixture.raw(line)).startsWith("HTTP/1.1 414 ");
        assertThat(fixture.raw(headers)).startsWith("HTTP/1.1 431 ");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void refusesMethodsThatAProxyMustNotPassOn() throws IOException {
        assertThat(fixture.raw("TRACE /who HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
        assertThat(fixture.raw("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
    }

    @Test
    void neverAnswersBytesBehindAMalformedChunk() throws Exception {
        String answer =
                fixture.raw(
                        "POST /hang HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nGET /who HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(stub.requests()).noneMatch(seen -> seen.uri().equals("/who"));
        await().atMost(BalancerFixture.SOON).until(() -> stub.hanging() == 0);
    }

    @Test
    void survivesABodyOfManyTinyChunks() throws Exception {
        String chunks = "1\r\nx\r\n".repeat(5_000);

        String answer =
                fixture.raw(
                        "POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + chunks
                                + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("0\r\n\r\n");
        assertThat(answer.chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void closesRatherThanPipeRequestsBehindAHandshake() throws Exception {
        String handshake = BalancerFixture.handshake("/ws");
        try (Socket socket = fixture.connect()) {
            socket.getOutputStream()
                    .write(
                            (handshake + "GET /who HTTP/1.1\r\nHost: a\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).doesNotContain("200 OK", "101");
        }
        await().atMost(BalancerFixture.SOON)
                .until(() -> fixture.blue().counts().activeConnections() == 0);
        assertThat(stub.requests()).hasSize(1);
    }
}
