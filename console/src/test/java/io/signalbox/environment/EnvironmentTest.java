package io.signalbox.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    private static final String READY =
            """
            {"awsEndpoint":"http://127.0.0.1:4566","adminUrl":"http://127.0.0.1:8080",
             "adminUsername":"admin","region":"eu-west-1","cluster":"channels",
             "blueService":"channels-blue","greenService":"channels-green",
             "ruleArn":"arn:rule","group":"channels-group","servers":[],"something":"new"}
            """;
    private static final String FILE =
            """
            {"environments":[{"name":"staging","kind":"staging","protected":true,
              "admin":{"url":"https://channels.example.com","username":"admin"},
              "aws":{"region":"eu-west-1","profile":"staging","cluster":"channels",
                     "blueService":"blue","greenService":"green"}}]}
            """;

    @TempDir Path folder;

    @Test
    void makesALabEnvironmentOfTheReadyFile() {
        Environment lab = LabEnvironment.of(READY);

        assertThat(lab.kind()).isEqualTo(EnvironmentKind.LAB);
        assertThat(lab.admin().username()).isEqualTo("admin");
        assertThat(lab.colourOf("channels-green")).isEqualTo(Colour.GREEN);
        assertThat(lab.colourOf("other")).isNull();
        assertThat(Objects.requireNonNull(lab.aws()).endpointOverride())
                .isEqualTo(URI.create("http://127.0.0.1:4566"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"region\":\"eu-west-1\"  | \"x\":1                        | region is missing",
                "\"region\":\"eu-west-1\"  | \"region\":5                   | region must be a text",
                "http://127.0.0.1:4566     | http://10.0.0.1:4566           | awsEndpoint",
                "http://127.0.0.1:4566     | http://127.0.0.1.evil.com:4566 | awsEndpoint",
                "http://127.0.0.1:8080     | https://fleet.example.com      | adminUrl",
                "http://127.0.0.1:8080     | not a url                      | is not a URL",
                "channels-green            | channels-blue                  | must differ",
                "{                         | [                              | is not JSON",
            })
    void saysWhatIsWrongWithAReadyFile(String part, String replacement, String complaint) {
        String broken = READY.replace(part, replacement);

        assertThat(broken).isNotEqualTo(READY);
        assertThatThrownBy(() -> LabEnvironment.of(broken))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com:4566",
                "http://10.0.0.1:4566",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1@example.com/",
                "http://0.0.0.0:4566",
                "https://ecs.eu-west-1.amazonaws.com"
            })
    void allowsAnEndpointOverrideOnThisMachineOnly(String elsewhere) {
        assertThatThrownBy(() -> aws(URI.create(elsewhere)))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("is not on this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"})
    void knowsThisMachine(String here) {
        assertThat(aws(URI.create(here)).endpointOverride()).isEqualTo(URI.create(here));
    }

    @Test
    void refusesALabThatWouldTalkToAws() {
        assertThatThrownBy(
                        () ->
                                new Environment(
                                        "lab",
                                        EnvironmentKind.LAB,
                                        admin("http://h:1"),
                                        aws(null),
                                        false))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("real AWS");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://host, only http",
        "http:///x, names no host",
        "http://a:b@host, carries a user",
        "http://host/socket.io/, has a path"
    })
    void saysWhatIsWrongWithAnAdminUrl(String url, String complaint) {
        assertThatThrownBy(() -> admin(url))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void watchesAFleetWithoutAws() {
        Environment fleet = Environment.watchOnly(admin("http://fleet.example.com:3000"));

        assertThat(fleet.name()).isEqualTo("fleet.example.com:3000");
        assertThat(fleet.hasAws()).isFalse();
    }

    @Test
    void readsTheUsersFile() throws IOException {
        Path file = Files.writeString(folder.resolve("environments.json"), FILE);

        Environment staging = EnvironmentFile.named(file, "staging");

        assertThat(staging.protectedFromWrites()).isTrue();
        assertThat(staging.admin().namespace()).isEqualTo("/admin");
        assertThat(Objects.requireNonNull(staging.aws()).profile()).isEqualTo("staging");
        assertThatThrownBy(() -> EnvironmentFile.named(file, "x"))
                .hasMessageContaining("it has: staging");
    }

    @Test
    void hasNoEnvironmentsWithoutAFile() {
        assertThat(EnvironmentFile.read(folder.resolve("none.json"))).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"url\":                | \"password\":\"geheim\",\"url\": | asks for it",
                "\"region\":             | \"secretAccessKey\":\"x\",\"region\": | name a profile",
                "\"staging\",\"protected | \"moon\",\"protected             | none of lab",
                "https://channels        | ftp://channels                 | only http",
                "\"protected\":true      | \"protected\":\"yes\"           | true or false",
                "]}                      | ]                              | line",
            })
    void saysWhatIsWrongWithTheUsersFile(String part, String replacement, String complaint) {
        String broken = FILE.replace(part, replacement);

        assertThat(broken).isNotEqualTo(FILE);
        assertThatThrownBy(() -> EnvironmentFile.parse("environments.json", broken))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith("environments.json")
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void findsTheFoldersOfEachPlatform() {
        Path home = Path.of("/home/anna");
        assertThat(UserFolders.of(Map.of(), "Linux", home).journal())
                .isEqualTo(Path.of("/home/anna/.local/share/signalbox/journal.jsonl"));
        assertThat(UserFolders.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", home).data())
                .isEqualTo(Path.of("/data/signalbox"));
        assertThat(UserFolders.of(Map.of("XDG_DATA_HOME", "relative"), "Linux", home).data())
                .isEqualTo(Path.of("/home/anna/.local/share/signalbox"));
        assertThat(UserFolders.of(Map.of(), "Mac OS X", home).config().toString())
                .contains("Application Support");
        assertThat(UserFolders.of(Map.of(), "Windows 11", home).data().toString())
                .contains("AppData");
    }

    private static AwsTarget aws(@Nullable URI endpoint) {
        return new AwsTarget("eu-west-1", endpoint, null, "c", "blue", "green", null, null);
    }

    private static AdminEndpoint admin(String url) {
        return new AdminEndpoint(URI.create(url), "/socket.io/", "/admin", null);
    }
}
