package io.signalbox.fleet.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of failure has a sentence of its own, and a next attempt that can be seen.
class FeedFailureTest {

    private static final FeedTimings QUICK =
            new FeedTimings(
                    Duration.ofMillis(20),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofMillis(300),
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(1));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Queue<FeedStatus> statuses = new ConcurrentLinkedQueue<>();
    private TestingAdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestingAdminServer.start();
        open.add(server);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void suspectsTheParserWhereTheServerHangsUpOnTheLogin() {
        server.treatLogins(TestingAdminServer.Login.HUNG_UP);
        FeedStatus.Refused refused = refused(connect(server.url()));

        assertThat(refused.sentence()).contains("hangs up on the login", "msgpack", "set to JSON");
        assertThat(refused.whatToDo()).contains("Set the parser", "to msgpack");
        assertThat(refused.retryAt()).isNotNull();
    }

    @Test
    void recognisesJsonWhereMsgpackIsSet() {
        var wire = new AdminWire(AdminWire.Parser.MSGPACK, AdminWire.Transports.POLLING);
        server.greet();
        FleetFeed feed =
                connect(new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin", wire));

        assertThat(refused(feed).sentence()).contains("speaks JSON", "set to msgpack");
    }

    @Test
    void doesNotWaitForEverForAnAnswerToTheLogin() {
        server.treatLogins(TestingAdminServer.Login.IGNORED);
        connect(server.url());
        assertThat(attempt().reason()).contains("does not answer the login");

        server.treatLogins(TestingAdminServer.Login.ANSWERED);
        await().atMost(PATIENCE).until(() -> statuses.stream().anyMatch(FeedFailureTest::isLive));
    }

    @Test
    void saysThatItWasSentAway() {
        FleetFeed feed = connect(server.url());
        awaitLive(feed);
        server.sendAway();

        assertThat(attempt().reason()).contains("sent this console away");
        awaitLive(feed);
    }

    @Test
    void comesBackWhenAPasswordThatWasRightIsRightAgain() {
        FleetFeed feed = connect(server.url());
        awaitLive(feed);
        await().atMost(PATIENCE).until(() -> feed.latest().developmentMode());
        server.forgetSessions();
        server.password("another");
        server.dropSessions();

        FeedStatus.Refused refused = refused(feed);
        assertThat(refused.sentence()).contains("refused the password");
        assertThat(refused.retryAt()).isNotNull();
        server.password("geheim");
        awaitLive(feed);
    }

    @Test
    void comesBackWhenAServerWithoutInstrumentationGetsIt() {
        server.namespace("/other");
        FleetFeed feed = connect(server.url());
        assertThat(refused(feed).retryAt()).isNotNull();

        server.namespace("/admin");
        awaitLive(feed);
    }

    @Test
    void triesOnWhenANamespaceIsMissingThatWasThere() {
        FleetFeed feed = connect(server.url());
        awaitLive(feed);
        server.namespace("/other");
        server.dropSessions();

        await().atMost(PATIENCE)
                .until(
                        () ->
                                statuses.stream()
                                        .anyMatch(
                                                status ->
                                                        status instanceof FeedStatus.Reconnecting r
                                                                && r.reason()
                                                                        .contains("no namespace")));
        server.namespace("/admin");
        awaitLive(feed);
    }

    @ParameterizedTest
    @CsvSource({
        "400, does not accept the handshake",
        "401, forbids the connection",
        "403, forbids the connection",
        "404, has no Socket.IO at path '/socket.io/'",
        "500, answers with HTTP 500",
        "502, no server to offer",
        "503, no server to offer",
        "504, no server to offer"
    })
    void saysWhatAnHttpStatusMeans(int status, String words) {
        server.failWith(status);
        connect(server.url());
        assertThat(attempt().reason()).contains(words);
        assertThat(attempt().whatToDo()).isNotBlank();
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        connect(URI.create("http://127.0.0.1:" + port));
        assertThat(attempt().reason()).contains("nothing accepts connections there");
    }

    @Test
    void saysThatAPortHasNoTls() throws IOException {
        // As Node answers whom it does not understand.
        connect(URI.create("https://127.0.0.1:" + talker("HTTP/1.1 400 Bad Request\r\n\r\n")));
        assertThat(attempt().reason()).contains("speaks plain HTTP, not TLS");
        assertThat(attempt().whatToDo()).contains("http://");
    }

    @Test
    void saysThatACertificateIsNotTrusted(@TempDir Path folder) throws Exception {
        connect(URI.create("https://127.0.0.1:" + tlsServer(folder)));
        assertThat(attempt().reason()).contains("certificate that this machine does not trust");
        assertThat(attempt().whatToDo()).contains("trust store");
    }

    @Test
    void saysThatAPortHasTls(@TempDir Path folder) throws Exception {
        connect(URI.create("http://127.0.0.1:" + tlsServer(folder)));
        assertThat(attempt().reason()).contains("does not answer in plain HTTP");
        assertThat(attempt().whatToDo()).contains("https://");
    }

    @Test
    void saysThatAPortTalksSomethingElse() throws IOException {
        connect(URI.create("http://127.0.0.1:" + talker("")));
        assertThat(attempt().reason()).contains("does not answer in plain HTTP");
    }

    @Test
    void hasASentenceForWhatCannotBeMadeToHappenHere() {
        assertThat(sentence(new UnknownHostException("x"))).contains("host name is not known");
        assertThat(sentence(new NoRouteToHostException("x"))).contains("no route to that network");
        assertThat(sentence(new ConnectException("Network is unreachable"))).contains("no route");
        assertThat(sentence(new SocketTimeoutException("x"))).contains("does not answer");
        assertThat(sentence(new IllegalStateException("timeout"))).contains("does not answer");
        assertThat(sentence(new SSLPeerUnverifiedException("x"))).contains("another host name");
        assertThat(sentence(wrapped(new CertificateExpiredException("x")))).contains("has expired");
        assertThat(sentence(new SSLException("x"))).contains("does not agree on TLS");
        assertThat(sentence(new IllegalStateException("odd")))
                .contains("could not be reached (odd)");
        assertThat(FeedFailure.lost(endpoint(), "ping timeout").sentence()).contains("fell silent");
        assertThat(FeedFailure.lost(endpoint(), "transport close").sentence()).contains("is gone");
        assertThat(FeedFailure.lost(endpoint(), "odd").sentence()).contains("was lost (odd)");
        assertThat(FeedFailure.refused(endpoint(), "draining", false).sentence())
                .contains("refused the connection: draining");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invalid namespace", "Unable to connect"})
    void tellsMissingInstrumentationInTheWordsOfEachKindOfServer(String words) {
        assertThat(FeedFailure.refused(endpoint(), words, false).sentence())
                .contains("has no namespace '/admin'", "not instrumented");
    }

    /// Says the same to everybody and hangs up.
    private int talker(String words) throws IOException {
        var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(listening);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        open.add(threads::shutdownNow);
        threads.execute(
                () -> {
                    try {
                        while (!listening.isClosed()) {
                            try (Socket caller = listening.accept()) {
                                caller.getOutputStream().write(words.getBytes(UTF_8));
                            }
                        }
                    } catch (IOException _) {
                        // Closed: the test is over.
                    }
                });
        return listening.getLocalPort();
    }

    private static Throwable wrapped(Exception cause) {
        var handshake = new SSLHandshakeException("failed");
        handshake.initCause(cause);
        return new IOException(handshake);
    }

    private String sentence(Throwable thrown) {
        FeedFailure failure = FeedFailure.of(endpoint(), thrown);
        assertThat(failure.retry()).isEqualTo(FeedFailure.Retry.SOON);
        assertThat(failure.whatToDo()).endsWith(".");
        return failure.sentence();
    }

    /// A certificate of its own making.
    private int tlsServer(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "a",
                                "-dname",
                                "CN=localhost",
                                "-storepass",
                                "testing",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, "testing".toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "testing".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer https =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        https.start();
        open.add(() -> https.stop(0));
        return https.getAddress().getPort();
    }

    private AdminEndpoint endpoint() {
        return new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin");
    }

    private FleetFeed connect(URI url) {
        return connect(new AdminEndpoint(url, "/socket.io/", "/admin", "admin"));
    }

    private FleetFeed connect(AdminEndpoint endpoint) {
        var feed =
                new FleetFeed(
                        endpoint,
                        "geheim"::toCharArray,
                        snapshot -> statuses.add(snapshot.feed()),
                        QUICK,
                        InstantSource.system());
        open.add(feed);
        feed.start();
        return feed;
    }

    private static boolean isLive(FeedStatus status) {
        return status instanceof FeedStatus.Live;
    }

    private static void awaitLive(FleetFeed feed) {
        await().atMost(PATIENCE).until(() -> isLive(feed.latest().feed()));
    }

    private static FeedStatus.Refused refused(FleetFeed feed) {
        FleetSnapshot refused =
                await().atMost(PATIENCE)
                        .until(feed::latest, now -> now.feed() instanceof FeedStatus.Refused);
        return (FeedStatus.Refused) Objects.requireNonNull(refused).feed();
    }

    private FeedStatus.Reconnecting attempt() {
        await().atMost(PATIENCE)
                .until(() -> statuses.stream().anyMatch(FeedStatus.Reconnecting.class::isInstance));
        return statuses.stream()
                .filter(FeedStatus.Reconnecting.class::isInstance)
                .map(FeedStatus.Reconnecting.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
