package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.server.operations.HealthProbe;
import io.signalbox.server.settings.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthProbeIT {
    @TempDir Path folder;
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void anyPort() {
        settings.put("SOCKET_PORT", "0");
    }

    private static X509Bundle selfSigned() throws Exception {
        return new CertificateBuilder()
                .subject("CN=chat.example.com")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    private void store(X509Bundle bundle) throws IOException {
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        Files.writeString(certificate, bundle.getCertificatePathPEM());
        Files.writeString(key, bundle.getPrivateKeyPEM());
        settings.put("TLS_CERTIFICATE", certificate.toString());
        settings.put("TLS_KEY", key.toString());
    }

    private ChannelServer start() throws Exception {
        ChannelServer server = ChannelServer.start(ServerConfig.from(settings));
        settings.put("SOCKET_PORT", String.valueOf(server.port()));
        return server;
    }

    private HealthProbe.Answer ask() throws Exception {
        return HealthProbe.ask(ServerConfig.from(settings));
    }

    private void findsItAlive() throws Exception {
        try (ChannelServer server = start()) {
            HealthProbe.Answer answer = ask();
            assertThat(answer.text()).startsWith("ok\nredis: none\nloops: ");
            assertThat(answer.healthy()).isTrue();
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void asksInTlsForTheConfiguredCertificateWhateverNameItIsFor() throws Exception {
        store(selfSigned());

        findsItAlive();
    }

    @Test
    void trustsWhatTheConfiguredChainHasIssuedWhileANewCertificateIsNotInUseYet() throws Exception {
        X509Bundle intermediate =
                new CertificateBuilder()
                        .subject("CN=intermediate")
                        .setIsCertificateAuthority(true)
                        .buildIssuedBy(selfSigned());
        CertificateBuilder leaf = new CertificateBuilder().subject("CN=leaf");
        store(leaf.buildIssuedBy(intermediate));
        try (ChannelServer server = start()) {
            store(leaf.buildIssuedBy(intermediate));
            assertThat(server.url()).startsWith("https://");

            assertThat(ask().healthy()).isTrue();
        }
    }

    @Test
    void doesNotTakeAnotherServersAnswerForItsOwn() throws Exception {
        store(selfSigned());
        try (ChannelServer server = start()) {
            store(selfSigned());

            assertThatThrownBy(this::ask)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("no answer from " + server.url() + "/livez: ");
        }
    }

    @Test
    void saysThatTheCertificateCannotBeRead() throws Exception {
        store(selfSigned());
        try (ChannelServer server = start()) {
            Files.delete(folder.resolve("cert.pem"));

            assertThatThrownBy(this::ask)
                    .hasMessageContaining("TLS_CERTIFICATE cannot be read")
                    .hasMessageContaining("cert.pem");
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void sendsTheHeaderThatEveryConnectionHasToBeginWith() throws Exception {
        settings.put("PROXY_PROTOCOL", "true");
        settings.put("TRUSTED_PROXIES", "2");

        findsItAlive();
    }

    @Test
    void sendsTheHeaderInFrontOfTls() throws Exception {
        settings.put("PROXY_PROTOCOL", "true");
        store(selfSigned());

        findsItAlive();
    }

    @Test
    void asksThePortForOperationsWhereThereIsOne() throws Exception {
        settings.put("METRICS_PORT", "0");
        settings.put("PROXY_PROTOCOL", "true");
        store(selfSigned());
        try (ChannelServer server = start()) {
            int own = Objects.requireNonNull(server.operationsPort());
            settings.put("METRICS_PORT", String.valueOf(own));
            settings.put("SOCKET_PORT", "0");
            Files.delete(folder.resolve("cert.pem"));

            assertThat(ask().healthy()).isTrue();
            assertThat(RawHttp.get(own, "/livez").status()).isEqualTo(200);
        }
    }

    @Test
    void findsADrainingServerAlive() throws Exception {
        try (ChannelServer server = start()) {
            server.drain().finish(ServerConfig.from(settings).stop().plan());

            assertThat(RawHttp.get(server.port(), "/healthz").status()).isEqualTo(503);
            assertThat(ask().healthy()).isTrue();
        }
    }

    @Test
    void needsAFixedPort() {
        assertThatThrownBy(this::ask)
                .hasMessageContaining("SOCKET_PORT")
                .hasMessageContaining("--health");
    }

    @Test
    void saysWhereNobodyAnswered() throws Exception {
        store(selfSigned());
        ChannelServer gone = start();
        gone.close();

        assertThatThrownBy(this::ask)
                .hasMessageStartingWith("no answer from https://127.0.0.1:" + gone.port());
    }
}
