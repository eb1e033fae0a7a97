package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.signalbox.engineio.AllowRequest.Decision;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.HandshakeRequest;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.engineio.transport.tls.BadTlsFilesException;
import io.signalbox.engineio.transport.tls.TlsContext;
import io.signalbox.engineio.transport.tls.TlsFiles;
import io.signalbox.server.settings.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTlsIT {
    private static final Duration CHECK = Duration.ofMillis(50);

    @TempDir Path folder;
    private TlsFiles files;
    private final List<HandshakeRequest> seen = new CopyOnWriteArrayList<>();
    private final EngineOptions options =
            EngineServer.CALM.withAllowRequest(
                    request -> {
                        seen.add(request);
                        return CompletableFuture.completedStage(new Decision.Allow());
                    });

    @BeforeEach
    void writeFiles() throws Exception {
        files = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"), null);
        store(bundle("first"));
    }

    private static X509Bundle bundle(String name) throws Exception {
        return new CertificateBuilder()
                .subject("CN=" + name)
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    private void store(X509Bundle bundle) throws IOException {
        Files.writeString(files.certificate(), bundle.getCertificatePathPEM());
        Files.writeString(files.key(), bundle.getPrivateKeyPEM());
    }

    private EngineServer serve(TlsContext tls) throws IOException {
        return new EngineServer(options, listen -> listen.withTls(tls));
    }

    /// Trusts everybody, as the test looks at the certificate itself.
    private static final class Gullible extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static SSLSocket connect(int port, String... protocols)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Gullible()}, null);
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static String subject(int port) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect(port)) {
            socket.startHandshake();
            X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return leaf.getSubjectX500Principal().getName();
        }
    }

    @Test
    void servesPollingAndWebSocketOverTls() throws Exception {
        try (TlsContext tls = TlsContext.open(files, CHECK);
                EngineServer server = serve(tls)) {
            for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
                try (SSLSocket socket = connect(server.port(), protocol);
                        RawHttp http = RawHttp.over(socket)) {
                    http.write("GET", EngineServer.POLLING, "");
                    assertThat(http.read().body()).startsWith("0{");
                    assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
                    assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
                }
            }
            try (RawWebSocket socket =
                    RawWebSocket.connect(
                            RawHttp.over(connect(server.port())), EngineServer.WEBSOCKET)) {
                assertThat(socket.readText()).startsWith("0{");
                socket.text("4" + "x".repeat(100_000));
                assertThat(socket.readText()).hasSize(100_001);
            }
            assertThat(seen).hasSize(3).allMatch(HandshakeRequest::secure);
        }
    }

    @Test
    void upgradesPollingSessionOverTls() throws Exception {
        try (TlsContext tls = TlsContext.open(files, CHECK);
                EngineServer server = serve(tls);
                RawHttp http = RawHttp.over(connect(server.port()))) {
            http.write("GET", EngineServer.POLLING, "");
            String sid = EngineServer.sid(http.read().body());
            try (RawWebSocket socket =
                    RawWebSocket.connect(
                            RawHttp.over(connect(server.port())),
                            EngineServer.WEBSOCKET + "&sid=" + sid)) {
                socket.text("2probe");
                assertThat(socket.readText()).isEqualTo("3probe");
                socket.text("5");
                socket.text("4over");
                assertThat(socket.readText()).isEqualTo("4over");
            }
        }
    }

    @Test
    void refusesOldTlsAndPlainHttpAndLivesOn() throws Exception {
        try (TlsContext tls = TlsContext.open(files, CHECK);
                EngineServer server = serve(tls)) {
            try (RawHttp plain = RawHttp.connect(server.port())) {
                plain.write("GET", EngineServer.POLLING, "");
                assertThatThrownBy(plain::read).isInstanceOf(IOException.class);
            }
            try (SSLSocket old = connect(server.port(), "TLSv1.1")) {
                assertThatThrownBy(old::startHandshake).isInstanceOf(SSLException.class);
            }
            assertThat(subject(server.port())).isEqualTo("CN=first");
        }
    }

    @Test
    void takesNewFilesForNewConnectionsAndKeepsTheOldOnes() throws Exception {
        try (TlsContext tls = TlsContext.open(files, CHECK);
                EngineServer server = serve(tls);
                RawWebSocket before =
                        RawWebSocket.connect(
                                RawHttp.over(connect(server.port())), EngineServer.WEBSOCKET)) {
            before.readText();
            store(bundle("second"));

            await().until(() -> subject(server.port()).equals("CN=second"));
            assertThat(tls.problem()).isNull();
            before.text("4still here");
            assertThat(before.readText()).isEqualTo("4still here");
        }
    }

    @Test
    void staysWithTheOldFilesWhenTheNewOnesAreBad() throws Exception {
        try (TlsContext tls = TlsContext.open(files, CHECK);
                EngineServer server = serve(tls)) {
            Files.writeString(files.certificate(), bundle("other").getCertificatePathPEM());
            await().until(() -> tls.problem() != null);
            assertThat(tls.problem()).contains("key.pem is not the key of the first certificate");
            assertThat(subject(server.port())).isEqualTo("CN=first");

            store(bundle("third"));
            await().until(() -> tls.problem() == null);
            assertThat(subject(server.port())).isEqualTo("CN=third");

            Files.delete(files.key());
            await().until(() -> tls.problem() != null);
            assertThat(tls.problem()).contains("key.pem cannot be read");
            assertThat(subject(server.port())).isEqualTo("CN=third");
        }
    }

    private String refusal(TlsFiles bad) {
        try (TlsContext tls = TlsContext.open(bad, CHECK)) {
            return "accepted " + tls.problem();
        } catch (BadTlsFilesException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void saysWhatIsWrongWithFiles() throws IOException {
        String key = Files.readString(files.key());
        Files.writeString(files.key(), "nothing");
        assertThat(refusal(files)).contains("key.pem holds no private key");
        Files.writeString(files.key(), key.replace("PRIVATE KEY", "RSA PRIVATE KEY"));
        assertThat(refusal(files)).contains("openssl pkcs8 -topk8");
        Files.writeString(files.key(), key);
        Files.writeString(files.certificate(), "nothing");
        assertThat(refusal(files)).contains("cert.pem");
        assertThat(refusal(new TlsFiles(folder.resolve("none"), files.key(), null)))
                .contains("none cannot be read");
    }

    @Test
    void wantsThePasswordOfAnEncryptedKey() throws Exception {
        String secret = "open sesame";
        Files.writeString(files.certificate(), resource("locked-certificate.pem"));
        Files.writeString(files.key(), resource("locked-key.pem"));

        assertThat(refusal(files)).contains("is encrypted; set TLS_KEY_PASSWORD");
        TlsFiles wrong = new TlsFiles(files.certificate(), files.key(), "wrong");
        Files.writeString(files.key(), resource("locked-key-3des.pem"));
        assertThat(refusal(wrong)).contains("openssl pkcs8 -topk8 -v2 aes-256-cbc");
        Files.writeString(files.key(), resource("locked-key.pem"));
        assertThat(refusal(wrong)).contains("cannot be decrypted").doesNotContain("wrong");
        TlsFiles right = new TlsFiles(files.certificate(), files.key(), secret);
        assertThat(right.toString()).doesNotContain(secret);
        try (TlsContext tls = TlsContext.open(right, CHECK);
                EngineServer server = serve(tls)) {
            assertThat(subject(server.port())).isEqualTo("CN=locked");
        }
    }

    /// Made by openssl, which encrypts by PBES2 with AES-256.
    private static String resource(String name) throws IOException {
        try (InputStream in = EngineTlsIT.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void servesTheChannelServerByItsSettings() throws Exception {
        Map<String, String> settings =
                Map.of(
                        "SOCKET_PORT", "0",
                        "TLS_CERTIFICATE", files.certificate().toString(),
                        "TLS_KEY", files.key().toString());
        try (ChannelServer server = ChannelServer.start(ServerConfig.from(settings));
                RawHttp http = RawHttp.over(connect(server.port()))) {
            http.write("GET", "/healthz", "");
            assertThat(http.read().body()).startsWith("ok");
            assertThat(server.url()).startsWith("https://127.0.0.1:");
        }
    }
}
