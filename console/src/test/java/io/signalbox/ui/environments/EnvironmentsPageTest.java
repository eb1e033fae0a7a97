package io.signalbox.ui.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.stack.FoundFleet;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.FxWalk;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The page of environments by real keys and presses. Pictures go to `target/pictures`.
class EnvironmentsPageTest {
    private static final FoundFleet SHOP =
            new FoundFleet(
                    "shop",
                    URI.create("https://shop.example.com"),
                    "shop-cluster",
                    "shop-blue",
                    "shop-green",
                    "arn:aws:elasticloadbalancing:rule/1",
                    null);

    @TempDir Path folder;
    private final FxStage stage = new FxStage();
    private final FxWalk walk = new FxWalk(stage);
    private final FxRobot robot = new FxRobot();
    private final TestingConnection connection = new TestingConnection();
    private final TestingFleetSearch fleets = new TestingFleetSearch();
    private final List<String> asked = new ArrayList<>();
    private final List<Runnable> confirmations = new ArrayList<>();

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void addsAnEnvironmentFromAnAdminUiUrlByKeysAlone() {
        show(Theme.DARK);
        robot.type(KeyCode.ENTER);
        stage.settle();
        walk.type("URL as pasted into the Socket.IO Admin UI", "http://localhost:3000/ops");
        robot.type(KeyCode.ENTER);
        stage.settle();
        stage.picture("environments-editor-dark");

        assertThat(walk.valueOf("Admin URL")).isEqualTo("http://localhost:3000");
        assertThat(walk.valueOf("Admin namespace")).isEqualTo("/ops");
        walk.type("Name", "chat");
        walk.press("Save and open");
        stage.settle();

        assertThat(asked).containsExactly("open chat");
        assertThat(store().load().environments())
                .extracting(Environment::name, e -> e.admin().namespace())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("chat", "/ops"));
    }

    @Test
    void saysBesideEachFieldWhatIsWrongWhileItIsTyped() {
        save(chat("http://127.0.0.1:3000"));
        show(Theme.LIGHT);
        walk.press("Edit… chat");
        walk.type("Admin URL", "http://127.0.0.1:3000/admin");
        walk.type("Event loop late by more than, ms", "soon");
        stage.picture("environments-wrong-light");

        assertThat(walk.texts())
                .anyMatch(text -> text.contains("has a path; give scheme, host and port only"))
                .contains("a whole number from 0 to 60000");
        assertThat(walk.isDisabled("Save")).isTrue();
        assertThat(walk.reasonOf("Save")).startsWith("Admin URL: ");
        assertThat(walk.isDisabled("Test the connection")).isTrue();
    }

    @Test
    void fillsTheFieldsInFromAFleetThatItsStacksDescribe() {
        show(Theme.DARK);
        walk.press("New environment\u2026");
        walk.press("The fleet runs on ECS: watch and operate that too");
        assertThat(walk.reasonOf("Look for fleets")).startsWith("Region: ");
        walk.type("Region", "eu-west-1");
        walk.type("Endpoint", "http://127.0.0.1:4566");

        walk.press("Look for fleets");
        assertThat(walk.texts()).contains("Reading the stacks in eu-west-1\u2026");
        stage.run(() -> fleets.end(new FleetSearch.Outcome.Failed("AWS denied it.", "Ask.")));
        assertThat(walk.texts()).contains("AWS denied it.", "Ask.");

        walk.press("Look for fleets");
        stage.run(() -> fleets.end(new FleetSearch.Outcome.Found(List.of(SHOP))));
        stage.run(
                () ->
                        ((ScrollPane) stage.scene().lookup(".sb-screen .scroll-pane"))
                                .setVvalue(0.7));
        stage.settle();
        stage.picture("environments-fleets-dark");
        walk.press("Fill in shop");

        assertThat(fleets.asked()).hasSize(2);
        assertThat(fleets.asked().getFirst())
                .isEqualTo(
                        new FleetSearch.Place(
                                "eu-west-1", URI.create("http://127.0.0.1:4566"), null));
        assertThat(walk.isDisabled("Save")).isFalse();
        walk.press("Save");
        Environment saved = store().load().environments().getFirst();
        assertThat(saved.name()).isEqualTo("shop");
        assertThat(saved.admin().url()).isEqualTo(SHOP.url());
        assertThat(saved.aws())
                .isEqualTo(
                        new AwsTarget(
                                "eu-west-1",
                                URI.create("http://127.0.0.1:4566"),
                                null,
                                "shop-cluster",
                                "shop-blue",
                                "shop-green",
                                "arn:aws:elasticloadbalancing:rule/1",
                                null));
    }

    @Test
    void saysWhenThereIsNoFleetAndHearsTheNewestSearchOnly() {
        show(Theme.LIGHT);
        walk.press("New environment\u2026");
        walk.press("The fleet runs on ECS: watch and operate that too");
        walk.type("Region", "eu-west-1");
        walk.press("Look for fleets");
        walk.press("Look for fleets");
        stage.run(() -> fleets.end(0, new FleetSearch.Outcome.Failed("Too late.", "")));
        assertThat(walk.texts()).doesNotContain("Too late.");
        stage.run(() -> fleets.end(new FleetSearch.Outcome.Found(List.of())));
        assertThat(walk.texts()).anyMatch(text -> text.startsWith("No fleet here: "));
    }

    @Test
    void testsAConnectionAndSaysHowThatCameOut() {
        save(chat("http://127.0.0.1:3000"));
        show(Theme.DARK);
        walk.press("Edit… chat");
        walk.type("Password for the test, not kept", "geheim");

        walk.press("Test the connection");
        assertThat(walk.texts()).contains("Connecting to http://127.0.0.1:3000");
        walk.press("Cancel the test");
        assertThat(connection.cancelled()).isTrue();
        assertThat(walk.texts()).contains("The test was cancelled");

        walk.press("Test the connection");
        stage.run(
                () ->
                        connection.end(
                                new ConnectionTest.Outcome(
                                        false,
                                        "http://127.0.0.1:3000 refused the password of 'admin'.",
                                        "Check user name and password.")));
        stage.picture("environments-test-failed-dark");

        assertThat(connection.passwords()).containsExactly("geheim", "geheim");
        assertThat(walk.texts()).contains("http://127.0.0.1:3000 refused the password of 'admin'.");
    }

    @Test
    void endsATestWhenTheEditorIsLeft() {
        save(chat("http://127.0.0.1:3000"));
        show(Theme.DARK);
        walk.press("Edit… chat");
        walk.press("Test the connection");
        walk.press("Leave without saving");

        assertThat(connection.cancelled()).isTrue();
    }

    @Test
    void reportsABadFileAndSavesOverItOnlyByTheButtonThatSaysSo() throws IOException {
        Files.writeString(folder.resolve("environments.json"), "{\"environments\": [\n  {]");
        show(Theme.DARK);
        stage.picture("environments-bad-file-dark");
        assertThat(walk.texts()).anyMatch(text -> text.contains("is not JSON: line 2, column 4"));

        walk.press("New environment…");
        walk.type("Name", "chat");
        walk.type("Admin URL", "http://127.0.0.1:3000");
        walk.press("Keep the bad file aside and save");
        stage.settle();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "environments.json", "environments.json.bad-20261122-140007");
        }
        assertThat(walk.texts())
                .anyMatch(text -> text.startsWith("The file that could not be read is kept as"));
        assertThat(store().load().environments()).hasSize(1);
    }

    @Test
    void saysWhenSomebodyElseChangedTheEnvironmentMeanwhile() {
        Environment before = chat("http://127.0.0.1:3000");
        save(before);
        show(Theme.DARK);
        walk.press("Edit… chat");
        store().save(before, chat("http://127.0.0.1:4000"), EnvironmentStore.BadFile.REFUSE);
        walk.type("Admin URL", "http://127.0.0.1:5000");
        walk.press("Save");
        stage.settle();

        assertThat(walk.texts()).anyMatch(text -> text.contains("was changed in"));
        assertThat(walk.valueOf("Admin URL")).isEqualTo("http://127.0.0.1:5000");
        assertThat(store().load().environments().getFirst().admin().url().getPort())
                .isEqualTo(4000);
    }

    @Test
    void duplicatesAndDeletesAfterAsking() {
        save(chat("http://127.0.0.1:3000"));
        save(TestingSnapshots.environment(EnvironmentKind.LAB, true));
        show(Theme.LIGHT);
        stage.picture("environments-list-light");
        assertThat(stage.call(() -> CutTexts.in(stage.scene()))).isEmpty();

        walk.press("Duplicate… channels");
        assertThat(walk.valueOf("Name")).isEqualTo("channels copy");
        walk.press("Save");
        stage.settle();
        walk.press("Delete… chat");
        assertThat(asked).containsExactly("Delete chat?");
        assertThat(store().load().environments()).hasSize(3);
        stage.run(confirmations.getFirst());

        assertThat(store().load().environments())
                .extracting(Environment::name)
                .containsExactly("channels", "channels copy");
    }

    private void show(Theme theme) {
        stage.show(
                () -> {
                    EnvironmentsPage page =
                            new EnvironmentsPage(
                                    store(),
                                    new Probes(connection, fleets),
                                    Runnable::run,
                                    new RecordingOwner());
                    return page.root();
                },
                theme,
                1280,
                800);
        stage.run(() -> walk.button("New environment…").requestFocus());
    }

    private EnvironmentStore store() {
        return new EnvironmentStore(
                folder.resolve("environments.json"), () -> Instant.parse("2026-11-22T14:00:07Z"));
    }

    private void save(Environment environment) {
        store().save(null, environment, EnvironmentStore.BadFile.REFUSE);
    }

    private static Environment chat(String url) {
        return new Environment(
                "chat",
                EnvironmentKind.STAGING,
                new AdminEndpoint(URI.create(url), "/socket.io/", "/admin", "admin"),
                null,
                false);
    }

    private final class RecordingOwner implements EnvironmentsPage.Owner {
        @Override
        public void open(Environment environment) {
            asked.add("open " + environment.name());
        }

        @Override
        public void openLab() {
            asked.add("lab");
        }

        @Override
        public void confirm(String title, String sentence, String yes, Runnable act) {
            asked.add(title);
            confirmations.add(act);
        }
    }
}
