package io.signalbox.lab.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.balancer.route.RoutingRule;
import io.signalbox.lab.balancer.route.RoutingTable;
import io.signalbox.lab.balancer.route.WeightedGroup;
import io.signalbox.lab.balancer.target.HealthCheck;
import io.signalbox.lab.balancer.target.HealthState;
import io.signalbox.lab.balancer.target.Target;
import io.signalbox.lab.balancer.target.TargetGroup;
import io.signalbox.lab.balancer.target.TargetGroupSettings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A balancer with groups `blue` and `green` of stub targets, and clients to try it with.
final class BalancerFixture implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);
    static final Optional<Duration> STICKY = Optional.of(Duration.ofMinutes(5));

    private final Balancer balancer;
    private final Listener listener;
    private final TargetGroup blue;
    private final TargetGroup green;
    private final List<StubTarget> stubs = new ArrayList<>();

    BalancerFixture() {
        this(BalancerSettings.standard());
    }

    BalancerFixture(BalancerSettings settings) {
        balancer = Balancer.start(settings.withSeed(11));
        listener = listen();
        HealthCheck check =
                new HealthCheck("/healthz", Duration.ofMillis(50), Duration.ofSeconds(1), 2, 2);
        blue = balancer.addGroup("blue", TargetGroupSettings.of(check));
        green = balancer.addGroup("green", TargetGroupSettings.of(check));
        weights(100, 0);
    }

    Balancer balancer() {
        return balancer;
    }

    Listener listener() {
        return listener;
    }

    /// One more listener, which routes nothing yet.
    Listener listen() {
        return balancer.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    TargetGroup blue() {
        return blue;
    }

    TargetGroup green() {
        return green;
    }

    void weights(int blueWeight, int greenWeight) {
        listener.route(
                new RoutingTable(
                        List.of(
                                RoutingRule.of(
                                        "/*",
                                        new Action.Forward(
                                                List.of(
                                                        new WeightedGroup("blue", blueWeight),
                                                        new WeightedGroup("green", greenWeight)),
                                                STICKY))),
                        Action.FixedResponse.of(404, "no rule\n")));
    }

    /// A stub that serves in the group, healthy when this returns.
    StubTarget serve(TargetGroup group, String name) {
        StubTarget stub = new StubTarget(name);
        stubs.add(stub);
        group.register(stub.target());
        awaitState(group, stub.target(), HealthState.HEALTHY);
        return stub;
    }

    void awaitState(TargetGroup group, Target target, HealthState state) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(group.health())
                                        .anySatisfy(
                                                health -> {
                                                    assertThat(health.target()).isEqualTo(target);
                                                    assertThat(health.state()).isEqualTo(state);
                                                }));
    }

    URI uri(String path) {
        return URI.create(listener.url() + path);
    }

    /// A client with a cookie jar of its own.
    static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }

    HttpResponse<String> get(HttpClient client, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).timeout(SOON).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    Echo webSocket(HttpClient client) {
        Echo echo = new Echo();
        echo.socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create("ws://127.0.0.1:" + listener.port() + "/ws"), echo)
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
        return echo;
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout((int) SOON.toMillis());
        return socket;
    }

    /// A request without a body, line by line.
    static String request(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    static String handshake(String path) {
        return request(
                "GET " + path + " HTTP/1.1",
                "Host: a",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13");
    }

    /// Sends bytes as they are and reads until the balancer closes.
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        balancer.close();
        stubs.forEach(StubTarget::close);
    }

    /// A WebSocket that remembers what came back.
    static final class Echo implements WebSocket.Listener {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private volatile @Nullable WebSocket socket;

        String roundTrip(String message) throws InterruptedException {
            Objects.requireNonNull(socket).sendText(message, true).join();
            return String.valueOf(received.poll(30, TimeUnit.SECONDS));
        }

        CompletableFuture<Void> closed() {
            return closed;
        }

        void abort() {
            Objects.requireNonNull(socket).abort();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            closed.complete(null);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(null);
        }
    }
}
