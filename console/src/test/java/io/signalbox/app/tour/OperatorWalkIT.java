package io.signalbox.app.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.app.ConsoleSession;
import io.signalbox.app.ConsoleWindow;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.Environment;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.interop.NodePackages;
import io.signalbox.interop.OfficialServer;
import io.signalbox.journal.Journal;
import io.signalbox.journal.JournalEntry;
import io.signalbox.journal.Outcome;
import io.signalbox.ui.kit.HeadlessScreen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.json.JSONObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The walk of the operator's guide, on an official server: find the client with the most rooms, move
/// it, send it an event and see that arrive, watch it alone. Its pictures are those of the guide.
@Tag("interop")
class OperatorWalkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void findsMovesTellsAndWatchesOneClient() throws Exception {
        NodePackages.install();
        try (OfficialServer server = OfficialServer.node(new JSONObject().put("clients", 12));
                Journal journal =
                        Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
                ConsoleSession session =
                        new ConsoleSession(environment(server), "geheim"::toCharArray, journal)) {
            HeadlessScreen.forgiveItsEdges();
            Stage stage = FxToolkit.registerPrimaryStage();
            ConsoleWindow window =
                    onFx(
                            () -> {
                                ConsoleWindow made =
                                        new ConsoleWindow(
                                                session,
                                                Theme.DARK,
                                                (_, name) -> folder.resolve(name));
                                made.show(stage, "walk");
                                return made;
                            });
            session.start();
            Path pictures = Files.createDirectories(Path.of("target/pictures/walk"));
            Hand hand = new Hand(window.scene(), pictures);
            session.arm(Duration.ofMinutes(5));
            String id = wanderer(server, session);

            overview(hand, session);
            find(hand, window, id);
            move(hand, session, id);
            leave(hand, session);
            tell(hand, server);
            watch(hand, window, id);
            export(hand, id);
            onFx(
                    () -> {
                        stage.hide();
                        return true;
                    });
            assertThat(journal.entries())
                    .extracting(JournalEntry::outcome)
                    .allMatch(outcome -> outcome instanceof Outcome.Succeeded);
            assertThat(journal.entries())
                    .extracting(entry -> entry.plan().kind())
                    .containsExactly("emit", "leave", "join");
        }
    }

    private static Environment environment(OfficialServer server) {
        return Environment.watchOnly(
                new AdminEndpoint(
                        server.url(),
                        AdminEndpoint.DEFAULT_PATH,
                        AdminEndpoint.DEFAULT_NAMESPACE,
                        "admin"));
    }

    /// The fourth client goes into two rooms more than the others.
    private static String wanderer(OfficialServer server, ConsoleSession session) throws Exception {
        String id = server.clientIds().get(3);
        await().atMost(PATIENCE).until(() -> session.feed().latest().sockets().size() >= 12);
        server.command("join 3 vip");
        server.command("join 3 news");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                session.feed().latest().sockets().stream()
                                        .max(Comparator.comparingInt(s -> s.rooms().size()))
                                        .map(SocketEntry::id)
                                        .filter(id::equals)
                                        .isPresent());
        return id;
    }

    private static void overview(Hand hand, ConsoleSession session) throws Exception {
        await().atMost(PATIENCE).until(() -> session.feed().latest().totals().clients() >= 12);
        hand.picture("overview");
    }

    private static void find(Hand hand, ConsoleWindow window, String id) throws Exception {
        open(window, ScreenId.CLIENTS);
        TableView<SocketEntry> table = table(window);
        onFx(
                () -> {
                    TableColumn<SocketEntry, ?> rooms =
                            table.getColumns().stream()
                                    .filter(column -> column.getText().equals("Rooms"))
                                    .findFirst()
                                    .orElseThrow();
                    rooms.setSortType(TableColumn.SortType.DESCENDING);
                    return table.getSortOrder().setAll(List.of(rooms));
                });
        await().atMost(PATIENCE)
                .until(
                        () ->
                                onFx(
                                        () ->
                                                !table.getItems().isEmpty()
                                                        && table.getItems()
                                                                .getFirst()
                                                                .id()
                                                                .equals(id)));
        onFx(
                () -> {
                    table.getSelectionModel().select(0);
                    return true;
                });
        hand.picture("client-with-most-rooms");
    }

    private static void move(Hand hand, ConsoleSession session, String id) throws Exception {
        hand.press("Join room…");
        hand.type("Room", "lounge");
        hand.picture("join-asked");
        hand.press("Join room…");
        hand.isDisabled("Join room");
        hand.picture("join-plan");
        hand.press("Join room");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                session.feed().latest().sockets().stream()
                                        .anyMatch(
                                                s ->
                                                        s.id().equals(id)
                                                                && s.rooms().contains("lounge")));
        hand.isDisabled("Close");
        hand.picture("join-seen");
        hand.press("Close");
    }

    private static void leave(Hand hand, ConsoleSession session) throws Exception {
        hand.press("Leave room…");
        hand.type("Room", "vip");
        hand.press("Leave room…");
        hand.press("Leave room");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                session.feed().latest().sockets().stream()
                                        .noneMatch(s -> s.rooms().contains("vip")));
        hand.press("Close");
    }

    private static void tell(Hand hand, OfficialServer server) throws Exception {
        hand.press("Emit event…");
        hand.type("Event", "welcome");
        hand.type(
                "Arguments, a JSON array or values with commas between", "[{\"to\": \"lounge\"}]");
        hand.press("Emit event…");
        hand.press("Emit event");
        server.awaitLine("event 3 welcome [{\"to\":\"lounge\"}]");
        hand.press("Close");
    }

    private static void watch(Hand hand, ConsoleWindow window, String id) throws Exception {
        hand.press("Only this client");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                onFx(
                                        () ->
                                                window
                                                        .scene()
                                                        .getRoot()
                                                        .lookupAll(".sb-chip")
                                                        .stream()
                                                        .map(Button.class::cast)
                                                        .anyMatch(c -> c.getText().contains(id))));
        hand.picture("its-events");
    }

    /// What the filter shows is in the file, and nothing else; newest first, as on screen.
    private void export(Hand hand, String id) throws Exception {
        hand.press("Export…");
        hand.choose("As JSON lines…");
        Path file = folder.resolve("events.jsonl");
        await().atMost(PATIENCE).until(() -> Files.exists(file));
        List<JSONObject> events = Files.readAllLines(file).stream().map(JSONObject::new).toList();
        assertThat(events).extracting(event -> event.getString("socket")).containsOnly(id);
        assertThat(events)
                .filteredOn(event -> event.getString("name").equals("welcome"))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.getString("type")).isEqualTo("sent");
                            assertThat(event.getJSONArray("data").toString())
                                    .isEqualTo("[{\"to\":\"lounge\"}]");
                        });
        assertThat(events)
                .extracting(event -> event.getString("type") + " " + event.getString("name"))
                .contains("joined lounge", "left vip");
    }

    private static TableView<SocketEntry> table(ConsoleWindow window) throws Exception {
        // The only table of the Clients screen lists sockets.
        @SuppressWarnings("unchecked")
        TableView<SocketEntry> table =
                (TableView<SocketEntry>) onFx(() -> window.scene().getRoot().lookup(".sb-table"));
        return table;
    }

    private static void open(ConsoleWindow window, ScreenId screen) throws Exception {
        onFx(
                () -> {
                    window.shell().open(screen);
                    return true;
                });
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }
}
