package io.signalbox.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.environment.AdminEndpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTrialTest {

    private TestingAdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestingAdminServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhatItFound() throws Exception {
        server.reportWhenAsked(
                new JSONObject().put("serverId", "a").put("uptime", 1).put("clientsCount", 7));

        var found = (TrialResult.Found) outcome(run(server.url(), "/admin", "geheim"));

        assertThat(found.servers()).containsExactly("a");
        assertThat(found.clients()).isEqualTo(7);
        assertThat(found.developmentMode()).isTrue();
        assertThat(found.readOnly()).isFalse();
        assertThat(found.instrumentation()).isEqualTo("@socket.io/admin-ui 0.4 or newer");
    }

    @Test
    void namesOurOwnServers() throws Exception {
        server.reportWhenAsked(
                new JSONObject()
                        .put("serverId", "a")
                        .put("uptime", 1)
                        .put("signalbox", new JSONObject().put("version", "2.8.0")));

        var found = (TrialResult.Found) outcome(run(server.url(), "/admin", "geheim"));

        assertThat(found.instrumentation()).isEqualTo("Signalbox 2.8.0");
    }

    @Test
    void tellsWhyItFailedWithoutThePassword() throws Exception {
        var failed = (TrialResult.Failed) outcome(run(server.url(), "/admin", "falsch"));

        assertThat(failed.sentence()).contains("refused the password of 'admin'");
        assertThat(failed.toString()).doesNotContain("falsch");
        assertThat(server.logins()).hasSize(1);
    }

    @Test
    void doesNotWaitForAServerThatIsNotThere() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var failed =
                (TrialResult.Failed)
                        outcome(run(URI.create("http://127.0.0.1:" + port), "/admin", "geheim"));

        assertThat(failed.sentence()).contains("nothing accepts connections there");
        assertThat(failed.whatToDo()).contains("port");
    }

    private static CompletableFuture<TrialResult> run(URI url, String namespace, String password) {
        return FeedTrial.run(
                new AdminEndpoint(url, "/socket.io/", namespace, "admin"), password::toCharArray);
    }

    private static TrialResult outcome(CompletableFuture<TrialResult> trial) throws Exception {
        return trial.get(30, TimeUnit.SECONDS);
    }
}
