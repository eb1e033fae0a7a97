package io.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.app.desktop.Loud;
import io.signalbox.app.desktop.NoKeyring;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.environment.keyring.Keyring;
import io.signalbox.environment.keyring.KeyringException;
import io.signalbox.environment.settings.Settings;
import io.signalbox.environment.settings.SettingsFile;
import io.signalbox.fleet.feed.TestingAdminServer;
import io.signalbox.journal.Journal;
import io.signalbox.ui.environments.Probes;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.FxWalk;
import io.signalbox.ui.shell.FileAsking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The window with a fleet behind it: logins, tabs, palette, text scale, by real keys.
class ConsoleWindowIT {
    @TempDir Path folder;
    private final FxStage stage = new FxStage();
    private final FxWalk walk = new FxWalk(stage);
    private final FxRobot robot = new FxRobot();
    private final TestingKeyring keyring = new TestingKeyring();
    private final List<ConsoleWindow> windows = new ArrayList<>();
    private final TestingAdminServer server;

    ConsoleWindowIT() throws IOException {
        server = TestingAdminServer.start();
    }

    @BeforeEach
    void report() {
        server.reportWhenAsked(
                new JSONObject()
                        .put("serverId", "web-1")
                        .put("hostname", "host-1")
                        .put("uptime", 1)
                        .put("clientsCount", 7));
    }

    @AfterEach
    void close() throws Exception {
        windows.forEach(ConsoleWindow::release);
        stage.close();
        server.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void asksAgainWithTheFleetsSentenceWhenThePasswordIsWrongAndRemembersTheRightOne() {
        ConsoleWindow window = show(keyring);
        stage.run(() -> window.open(environment(), new char[0]));
        walk.type("Password of admin", "falsch");
        robot.type(KeyCode.ENTER);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                walk.texts().stream()
                                        .anyMatch(
                                                t ->
                                                        t.contains(
                                                                "refused the password of 'admin'")));
        stage.picture("login-refused-dark");

        walk.type("Password of admin", "geheim");
        CheckBox remember = (CheckBox) walk.button("Remember in the keyring");
        stage.run(() -> remember.setSelected(true));
        walk.press("Connect");
        await().atMost(Duration.ofSeconds(20)).until(() -> walk.texts().contains("Feed live"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(keyring.held())
                                        .containsExactlyEntriesOf(
                                                java.util.Map.of(
                                                        "admin@" + server.url(), "geheim")));
        assertThat(walk.texts()).doesNotContain("geheim");
    }

    @Test
    void takesThePasswordThatTheKeyringHoldsWithoutAsking() {
        keyring.remember(environment().admin(), "geheim".toCharArray());
        ConsoleWindow window = show(keyring);
        stage.run(() -> window.open(environment(), new char[0]));

        await().atMost(Duration.ofSeconds(20)).until(() -> walk.texts().contains("Feed live"));
        assertThat(server.logins()).hasSize(1);
    }

    @Test
    void saysThatThereIsNoKeyringAndGoesOnAsking() {
        ConsoleWindow window = show(new NoKeyring("No keyring can be used here"));
        stage.run(() -> window.open(environment(), new char[0]));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> walk.texts().contains("No keyring can be used here"));

        assertThat(walk.isDisabled("Remember in the keyring")).isTrue();
        walk.type("Password of admin", "geheim");
        walk.press("Connect");
        await().atMost(Duration.ofSeconds(20)).until(() -> walk.texts().contains("Feed live"));
    }

    @Test
    void saysWhyAPasswordWasNotRemembered() {
        var locked = new LockedKeyring();
        ConsoleWindow window = show(locked);
        stage.run(() -> window.open(environment(), new char[0]));
        walk.type("Password of admin", "geheim");
        CheckBox remember = (CheckBox) walk.button("Remember in the keyring");
        stage.run(() -> remember.setSelected(true));
        walk.press("Connect");

        await().atMost(Duration.ofSeconds(20)).until(() -> walk.texts().contains("Feed live"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> walk.texts().stream().anyMatch(t -> t.contains("is locked")));
    }

    /// Reads as an empty one and takes nothing.
    private static final class LockedKeyring implements Keyring {

        @Override
        public Optional<char[]> find(AdminEndpoint admin) {
            return Optional.empty();
        }

        @Override
        public void remember(AdminEndpoint admin, char[] password) throws KeyringException {
            throw new KeyringException("The keyring is locked");
        }

        @Override
        public void forget(AdminEndpoint admin) throws KeyringException {
            throw new KeyringException("The keyring is locked");
        }
    }

    @Test
    void opensAServerByNameFromThePaletteAndSaysWhyAnActionIsNotPossible() {
        ConsoleWindow window = open();
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.write("web-1", 0);
        stage.settle();
        stage.picture("palette-dark");
        robot.type(KeyCode.ENTER);
        stage.settle();
        assertThat(walk.texts()).contains("Servers");
        assertThat(stage.call(() -> window.workspace().current().orElseThrow().asking())).isFalse();

        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.write("text larger", 0);
        robot.type(KeyCode.ESCAPE);
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.write("arm 15", 0);
        stage.settle();
        robot.type(KeyCode.ENTER);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> walk.texts().stream().anyMatch(t -> t.startsWith("Armed · 1")));
    }

    @Test
    void holdsSeveralEnvironmentsAtOnceAndClosesOneWithoutTheOther() {
        ConsoleWindow window = open();
        stage.run(
                () ->
                        window.open(
                                named("second", EnvironmentKind.STAGING), "geheim".toCharArray()));
        await().atMost(Duration.ofSeconds(20)).until(() -> server.logins().size() == 2);
        stage.picture("two-tabs-dark");
        assertThat(stage.call(() -> window.workspace().tabs().size())).isEqualTo(2);

        robot.push(KeyCode.SHORTCUT, KeyCode.W);
        stage.settle();

        assertThat(stage.call(() -> window.workspace().tabs().size())).isEqualTo(1);
        // Live, or by now stale: this server reports once.
        assertThat(walk.texts()).containsAnyOf("Feed live", "Feed stale");
        assertThat(walk.texts()).contains("chat").doesNotContain("second");
    }

    @Test
    void makesTextLargerByKeysAndKeepsThat() throws IOException {
        ConsoleWindow window = open();
        for (int i = 0; i < 5; i++) {
            robot.push(KeyCode.SHORTCUT, KeyCode.PLUS);
        }
        stage.settle();
        stage.picture("text-150-dark");
        stage.call(
                () -> {
                    window.parts().preferences().close();
                    return true;
                });

        assertThat(Files.readString(folder.resolve("settings.json")))
                .contains("\"textPercent\" : 150");
    }

    private ConsoleWindow open() {
        ConsoleWindow window = show(keyring);
        stage.run(() -> window.open(environment(), "geheim".toCharArray()));
        await().atMost(Duration.ofSeconds(20)).until(() -> walk.texts().contains("Feed live"));
        return window;
    }

    private ConsoleWindow show(Keyring used) {
        ConsoleWindow window =
                stage.call(
                        () ->
                                new ConsoleWindow(
                                        new ConsoleWindow.Parts(
                                                new EnvironmentStore(
                                                        folder.resolve("environments.json"),
                                                        InstantSource.system()),
                                                Journal.open(
                                                        folder.resolve("journal.jsonl"),
                                                        InstantSource.system()),
                                                used,
                                                new Probes(
                                                        new FeedConnectionTest(),
                                                        new StackFleetSearch(Runnable::run)),
                                                new Preferences(
                                                        new SettingsFile(
                                                                folder.resolve("settings.json"),
                                                                InstantSource.system()),
                                                        Settings.USUAL),
                                                Executors.newVirtualThreadPerTaskExecutor(),
                                                Loud.SILENT,
                                                FileAsking.BY_PLATFORM,
                                                _ -> {},
                                                () -> {})));
        windows.add(window);
        stage.show(window.scene(), 1280, 800);
        return window;
    }

    private Environment environment() {
        return named("chat", EnvironmentKind.OTHER);
    }

    private Environment named(String name, EnvironmentKind kind) {
        return new Environment(
                name,
                kind,
                new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin"),
                null,
                false);
    }
}
