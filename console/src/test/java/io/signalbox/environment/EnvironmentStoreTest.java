package io.signalbox.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.environment.EnvironmentStore.BadFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentStoreTest {

    private static final String FILE =
            """
            {
              "$schema": "./mine.json",
              "environments": [
                {
                  "colour": "teal",
                  "admin": {
                    "url": "http://127.0.0.1:3000",
                    "note": "ask Anna",
                    "namespace": "/admin"
                  },
                  "name": "one",
                  "weight": 1.10
                },
                {
                  "name": "two",
                  "admin": {
                    "url": "http://127.0.0.1:3001"
                  }
                }
              ],
              "later": [
                1,
                null
              ]
            }
            """;

    @TempDir Path folder;

    @Test
    void changesOneValueAndLeavesEverythingElseAsItWas() throws IOException {
        EnvironmentStore store = store(FILE);
        Environment two = store.load().environments().get(1);

        store.save(two, named("zwei", "http://127.0.0.1:3002"), BadFile.REFUSE);

        assertThat(store.file())
                .hasContent(FILE.replace("\"two\"", "\"zwei\"").replace(":3001", ":3002"));
    }

    @Test
    void leavesTheTextAloneWhereNothingChanged() throws IOException {
        EnvironmentStore store = store(FILE);
        Environment one = store.load().environments().getFirst();

        store.save(one, one, BadFile.REFUSE);

        assertThat(store.file()).hasContent(FILE);
    }

    @Test
    void makesFolderAndFileForTheFirstEnvironmentAndKeepsThemToTheirOwner() throws IOException {
        var store =
                new EnvironmentStore(
                        folder.resolve("new/signalbox/environments.json"), () -> Instant.EPOCH);

        store.save(null, full(), BadFile.REFUSE);

        assertThat(store.load().environments()).containsExactly(full());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.file())))
                .isEqualTo("rw-------");
        assertThat(names(store.file().resolveSibling("."))).containsExactly("environments.json");
    }

    @Test
    void keepsWhatSomebodyElseWroteMeanwhile() throws IOException {
        EnvironmentStore store = store(FILE);
        Environment one = store.load().environments().getFirst();
        Files.writeString(store.file(), FILE.replace(":3001", ":3999"));

        store.save(one, named("one", "http://127.0.0.1:3100"), BadFile.REFUSE);

        assertThat(store.load().environments())
                .extracting(e -> e.admin().url().getPort())
                .containsExactly(3100, 3999);
    }

    @Test
    void refusesToWriteOverAnEnvironmentThatWasChangedOrRemovedMeanwhile() throws IOException {
        EnvironmentStore store = store(FILE);
        Environment two = store.load().environments().get(1);
        String changed = FILE.replace(":3001", ":3999");
        Files.writeString(store.file(), changed);

        assertThatThrownBy(() -> store.save(two, named("two", "http://h:1"), BadFile.REFUSE))
                .hasMessageContaining("'two' was changed in")
                .hasMessageContaining("open it again");
        assertThatThrownBy(() -> store.delete(two)).hasMessageContaining("was changed in");
        assertThat(store.file()).hasContent(changed);

        String removed = FILE.replace("\"two\"", "\"three\"");
        Files.writeString(store.file(), removed);

        assertThatThrownBy(() -> store.save(two, named("two", "http://h:1"), BadFile.REFUSE))
                .hasMessageContaining("no longer in");
        store.delete(two);
        assertThat(store.file().toFile()).exists();
        assertThat(store.load().environments()).hasSize(2);
    }

    @Test
    void refusesANameThatIsTaken() throws IOException {
        EnvironmentStore store = store(FILE);
        Environment two = store.load().environments().get(1);

        assertThatThrownBy(() -> store.save(two, named("one", "http://h:1"), BadFile.REFUSE))
                .hasMessage("there is an environment 'one' already");
        assertThatThrownBy(() -> store.save(null, named("two", "http://h:1"), BadFile.REFUSE))
                .hasMessageContaining("already");
        assertThat(store.file()).hasContent(FILE);
    }

    @Test
    void deletesOneAndLeavesTheOthers() throws IOException {
        EnvironmentStore store = store(FILE);

        store.delete(store.load().environments().get(1));

        assertThat(store.load().environments())
                .extracting(Environment::name)
                .containsExactly("one");
        assertThat(Files.readString(store.file())).contains("ask Anna", "1.10", "later");
    }

    @Test
    void reportsABadFileAndKeepsItAsideOnlyWhenItIsSavedOver() throws IOException {
        String bad = FILE.replace("\"two\",", "\"two\"");
        EnvironmentStore store = store(bad);

        assertThat(store.load().fault().orElseThrow()).contains("is not JSON: line 16, column");
        assertThatThrownBy(() -> store.save(null, full(), BadFile.REFUSE))
                .isInstanceOf(EnvironmentException.class);
        assertThat(names(folder)).containsExactly("environments.json");

        Path aside = store.save(null, full(), BadFile.KEEP_ASIDE).orElseThrow();

        assertThat(aside).hasContent(bad);
        assertThat(aside.getFileName()).hasToString("environments.json.bad-20261122-140007");
        assertThat(store.load().environments()).containsExactly(full());
    }

    @Test
    void neverWritesOverAnOlderFileKeptAside() throws IOException {
        EnvironmentStore store = store("{");
        store.save(null, full(), BadFile.KEEP_ASIDE);
        Files.writeString(store.file(), "[");
        store.save(null, full(), BadFile.KEEP_ASIDE);

        assertThat(names(folder))
                .containsExactly(
                        "environments.json",
                        "environments.json.bad-20261122-140007",
                        "environments.json.bad-20261122-140007-2");
    }

    @Test
    void followsALinkAndLeavesItOne() throws IOException {
        Path real = Files.writeString(folder.resolve("real.json"), FILE);
        Path link = Files.createSymbolicLink(folder.resolve("environments.json"), real);
        var store = new EnvironmentStore(link, () -> Instant.EPOCH);

        store.delete(store.load().environments().get(1));

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(EnvironmentFile.read(real)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"weight\": 1.10  | \"kind\": \"moon\"              | line 12, column 15: environments[0].kind 'moon' is none of lab, staging, production, other",
                "\"note\": \"ask   | \"parser\": \"xml\", \"n\": \"a | line 8, column 19: environments[0].admin.parser 'xml' is none of json, msgpack",
                "\"note\": \"ask   | \"transports\": \"x\", \"n\": \"a | none of both, polling, websocket",
                "\"name\": \"two\" | \"name\": \"one\"               | 'one' is there twice",
                "\"colour\":       | \"weight\":                     | Duplicate field 'weight'",
                "1.10              | 1, \"thresholds\": {\"pollingPercent\": 101} | 1 to 100 percent are allowed, 0 for never",
                "1.10              | 1, \"thresholds\": {\"loopLagMillis\": \"fast\"} | must be a whole number",
            })
    void namesLineAndColumnOfAWrongValue(String part, String replacement, String complaint)
            throws IOException {
        String broken = FILE.replace(part, replacement);
        assertThat(broken).isNotEqualTo(FILE);

        assertThat(store(broken).load().fault().orElseThrow()).contains(complaint);
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() throws IOException {
        assertThat(store("\uFEFF" + FILE).load().environments()).hasSize(2);
    }

    @Test
    void writesOnlyWhatTheSchemaKnows() throws IOException {
        EnvironmentStore store = store("{\"environments\": []}");
        store.save(null, full(), BadFile.REFUSE);
        try (InputStream in = Environment.class.getResourceAsStream("environments.schema.json")) {
            JsonNode definitions = new ObjectMapper().readTree(in).path("$defs");
            JsonNode written =
                    new ObjectMapper().readTree(store.file().toFile()).path("environments").path(0);

            assertThat(fields(written))
                    .isEqualTo(fields(definitions.at("/environment/properties")));
            for (String part : List.of("admin", "aws", "thresholds")) {
                assertThat(fields(written.path(part)))
                        .isSubsetOf(fields(definitions.path(part).path("properties")));
            }
        }
    }

    private static List<String> fields(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).sorted().toList();
    }

    private EnvironmentStore store(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("environments.json"), text);
        return new EnvironmentStore(file, () -> Instant.parse("2026-11-22T14:00:07Z"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static Environment named(String name, String url) {
        return new Environment(name, EnvironmentKind.OTHER, admin(url, null), null, false);
    }

    private static AdminEndpoint admin(String url, @Nullable String username) {
        return new AdminEndpoint(URI.create(url), "/socket.io/", "/admin", username);
    }

    private static Environment full() {
        return new Environment(
                "production",
                EnvironmentKind.PRODUCTION,
                new AdminEndpoint(
                        URI.create("https://channels.example.com"),
                        "/ws/",
                        "/ops",
                        "anna",
                        new AdminWire(AdminWire.Parser.MSGPACK, AdminWire.Transports.WEBSOCKET)),
                new AwsTarget("eu-west-1", null, "prod", "c", "blue", "green", "arn:rule", "g"),
                true,
                new Thresholds(false, 5, 0, 1000));
    }
}
