package io.signalbox.lab.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.balancer.target.TrafficCounts;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyIT {
    private final BalancerFixture fixture = new BalancerFixture();
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
    void passesALargeBodyBothWaysUnchanged() throws Exception {
        byte[] body = new byte[8 * 1024 * 1024];
        new Random(1).nextBytes(body);

        for (HttpRequest.BodyPublisher publisher :
                new HttpRequest.BodyPublisher[] {
                    HttpRequest.BodyPublishers.ofByteArray(body),
                    // Without a length: chunked.
                    HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofByteArray(body))
                }) {
            HttpResponse<byte[]> response =
                    client.send(
                            HttpRequest.newBuilder(fixture.uri("/echo")).POST(publisher).build(),
                            HttpResponse.BodyHandlers.ofByteArray());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Arrays.equals(response.body(), body)).isTrue();
        }
    }

    @Test
    void keepsBothConnectionsForOneRequestAfterTheOther() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(fixture.get(client, "/who").body()).isEqualTo("blue-1");
        }

        TrafficCounts counts = fixture.blue().counts();
        assertThat(counts.requests()).isEqualTo(20);
        assertThat(counts.newConnections()).isEqualTo(1);
        assertThat(counts.activeConnections()).isEqualTo(1);
        assertThat(fixture.blue().targetCounts().get(stub.target())).isEqualTo(counts);
    }

    @Test
    void holdsTheTargetBackWhileTheClientDoesNotRead() throws Exception {
        int size = 64 * 1024 * 1024;
        try (Socket slow = fixture.connect()) {
            slow.getOutputStream()
                    .write(
                            ("GET /big/"
                                            + size
                                            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = slow.getInputStream();
            assertThat(in.read()).isEqualTo('H');

            // Others are served meanwhile, and the memory for what is held back is bounded.
            for (int i = 0; i < 50; i++) {
                assertThat(fixture.get(client, "/who").statusCode()).isEqualTo(200);
            }
            long pooled =
                    io.netty.buffer.PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory()
                            + io.netty.buffer.PooledByteBufAllocator.DEFAULT
                                    .metric()
                                    .usedHeapMemory();
            assertThat(pooled).isLessThan(size);
            assertThat(in.readAllBytes().length).isGreaterThan(size);
        }
    }

    @Test
    void tellsTheTargetWhoAskedAndKeepsHopByHopHeadersToItself() throws Exception {
        String answer =
                fixture.raw(
                        BalancerFixture.request(
                                "GET /headers HTTP/1.1",
                                "Host: lab.example",
                                "X-Forwarded-For: 10.1.1.1",
                                "X-Forwarded-Proto: https",
                                "TE: trailers",
                                "Keep-Alive: 5",
                                "X-Private: 1",
                                "Connection: close, x-private, x-forwarded-for"));

        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK")
                .contains("Host=lab.example")
                .contains("X-Forwarded-For=10.1.1.1, 127.0.0.1")
                .contains("X-Forwarded-Proto=http,")
                .contains("X-Forwarded-Port=" + fixture.listener().port())
                .containsIgnoringCase("connection: close")
                .doesNotContain("X-Private", "TE=", "Keep-Alive=", "Keep-Alive: timeout");
    }

    @Test
    void answersHeadWithoutABodyAndGoesOnWithTheConnection() throws Exception {
        String answers =
                fixture.raw(
                        BalancerFixture.request("HEAD /who HTTP/1.1", "Host: a")
                                + BalancerFixture.request(
                                        "GET /who HTTP/1.1", "Host: a", "Connection: close"));

        assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(3);
        assertThat(answers.split("blue-1\r\n", -1).length + (answers.endsWith("blue-1") ? 1 : 0))
                .as("X-Target twice, body once")
                .isEqualTo(4);
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            requests.append("GET /status/" + (200 + i) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        requests.append("GET /who HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        String answers = fixture.raw(requests.toString());

        int at = 0;
        for (int i = 0; i < 200; i++) {
            if (200 + i != 204 && 200 + i != 205 && 200 + i != 304) {
                at = answers.indexOf("HTTP/1.1 " + (200 + i) + " ", at);
                assertThat(at).as("answer %d", i).isNotNegative();
            }
        }
    }

    @Test
    void putsAnEndToAnAnswerThatTheTargetEndsByClosing() throws Exception {
        assertThat(fixture.get(client, "/until-close").body()).isEqualTo("to the end");
        assertThat(fixture.raw("GET /until-close HTTP/1.0\r\n\r\n")).endsWith("\r\n\r\nto the end");
    }

    @Test
    void servesAnOldClientThatKnowsNoChunks() throws IOException {
        String answer = fixture.raw("GET /big/5 HTTP/1.0\r\n\r\n");

        assertThat(answer).endsWith("\r\n\r\n\0\0\0\0\0").doesNotContainIgnoringCase("chunked");
    }

    @Test
    void passesA100ContinueOn() throws Exception {
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(fixture.uri("/echo"))
                                .expectContinue(true)
                                .POST(HttpRequest.BodyPublishers.ofString("hello"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("hello");
    }

    @Test
    void closesTheTargetsConnectionWhenTheClientGivesUp() throws Exception {
        try (Socket impatient = fixture.connect()) {
            impatient
                    .getOutputStream()
                    .write(
                            "GET /hang HTTP/1.1\r\nHost: a\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            await().atMost(BalancerFixture.SOON).until(() -> stub.hanging() == 1);
        }

        await().atMost(BalancerFixture.SOON).until(() -> stub.hanging() == 0);
        await().atMost(BalancerFixture.SOON)
                .until(() -> fixture.blue().counts().activeConnections() == 0);
    }

    @Test
    void echoesThroughAWebSocketOfAnySize() throws Exception {
        BalancerFixture.Echo echo = fixture.webSocket(client);
        String large = "x".repeat(900_000);

        assertThat(echo.roundTrip("hello")).isEqualTo("hello");
        assertThat(echo.roundTrip(large)).isEqualTo(large);
        assertThat(fixture.blue().counts().activeConnections()).isEqualTo(1);

        echo.abort();
        await().atMost(BalancerFixture.SOON)
                .until(() -> fixture.blue().counts().activeConnections() == 0);
    }

    @Test
    void passesOnWhatATargetAnswersInsteadOfAHandshake() throws Exception {
        String answer =
                fixture.raw(
                        BalancerFixture.handshake("/who")
                                + "GET /who HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(3);
    }

    @Test
    void setsBothCookiesOnTheHandshakeToo() throws Exception {
        try (Socket socket = fixture.connect()) {
            socket.getOutputStream()
                    .write(BalancerFixture.handshake("/ws").getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }

            assertThat(head)
                    .startsWith("HTTP/1.1 101 Switching Protocols")
                    .containsIgnoringCase("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .contains("AWSALBTG=", "AWSALBTGCORS=", "AWSALB=", "AWSALBCORS=");
        }
    }
}
