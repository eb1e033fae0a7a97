package io.signalbox.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://channels.example.com, https://channels.example.com, /socket.io/, /admin",
        "https://channels.example.com/, https://channels.example.com, /socket.io/, /admin",
        "http://localhost:3000/admin, http://localhost:3000, /socket.io/, /admin",
        "https://h.example.com:8443/ops, https://h.example.com:8443, /socket.io/, /ops",
        "  \"https://h.example.com/ops/\" , https://h.example.com, /socket.io/, /ops",
        "localhost:3000, http://localhost:3000, /socket.io/, /admin",
        "127.0.0.1:3000/admin, http://127.0.0.1:3000, /socket.io/, /admin",
        "channels.example.com, https://channels.example.com, /socket.io/, /admin",
        "channels.example.com:443/x, https://channels.example.com:443, /socket.io/, /x",
        "wss://h.example.com/live/socket.io/, https://h.example.com, /live/socket.io/, /admin",
        "ws://h.example.com/socket.io/?EIO=4&transport=websocket, http://h.example.com, /socket.io/, /admin",
        "https://h.example.com/ops?path=/live/, https://h.example.com, /live/, /ops",
        "https://h.example.com/?namespace=ops&path=live, https://h.example.com, /live/, /ops",
        "https://ui.example.com/#/?serverUrl=https%3A%2F%2Fh.example.com%2Fops, https://h.example.com, /socket.io/, /ops",
        "http://[::1]:3000/admin, http://[::1]:3000, /socket.io/, /admin",
    })
    void understandsWhatPeoplePaste(String pasted, String url, String path, String namespace) {
        AdminUrl found = AdminUrl.parse(pasted);

        assertThat(found.url()).hasToString(url);
        assertThat(found.path()).isEqualTo(path);
        assertThat(found.namespace()).isEqualTo(namespace);
        new AdminEndpoint(found.url(), found.path(), found.namespace(), found.username());
    }

    @Test
    void takesTheUserNameAndDropsThePassword() {
        AdminUrl found = AdminUrl.parse("https://anna:geheim@h.example.com/admin");

        assertThat(found.username()).isEqualTo("anna");
        assertThat(found.toString()).doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "'', paste a URL",
        "ftp://h.example.com, only http",
        "https://admin.socket.io/, address of the hosted Admin UI",
        "https://, not a URL",
        "what is this, not a URL",
        "https:///admin, names no host"
    })
    void saysWhatIsWrong(String pasted, String complaint) {
        assertThatThrownBy(() -> AdminUrl.parse(pasted))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(complaint);
    }
}
