package io.signalbox.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.AskedLink;
import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.ScreenHand;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.TestingTail;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.theme.Theme;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The Clients screen by keys and mouse, up to what it asks for.
class ClientsScreenTest {

    private final FxStage stage = new FxStage();
    private final TestingActions actions = stage.call(TestingActions::new);
    private final ColumnChoice choice = ColumnChoice.inMemory();
    private final FxRobot robot = new FxRobot();
    private final ConsoleSnapshot armed =
            TestingTail.with(TestingSnapshots.armed(), TestingTail.events(1, 3_000));

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void listsEverySocketInBothThemesAndSizes() {
        for (Theme theme : Theme.values()) {
            String name = theme == Theme.DARK ? "dark" : "light";
            open(theme, 1245, 832, armed);
            stage.picture("clients-" + name);
            assertThat(CutTexts.in(stage.scene())).isEmpty();
            chooseFirst();
            stage.picture("clients-chosen-" + name);
            assertThat(CutTexts.in(stage.scene())).isEmpty();
            open(theme, 905, 632, armed);
            assertThat(CutTexts.in(stage.scene())).isEmpty();
            chooseFirst();
            robot.push(KeyCode.SHIFT, KeyCode.DOWN);
            stage.picture("clients-several-small-" + name);
            assertThat(CutTexts.in(stage.scene())).isEmpty();
        }
        assertThat(table().getItems()).hasSize(120);
    }

    @Test
    void showsOnlyWhatMatchesTheFilter() {
        open(armed);
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.write("transport:polling room:=channel-3");
        stage.settle();

        assertThat(table().getItems()).hasSize(1);
        assertThat(texts()).contains("showing 1 of 120");

        robot.push(KeyCode.ESCAPE);
        stage.settle();
        if (!field().getText().isEmpty()) {
            robot.push(KeyCode.ESCAPE);
            stage.settle();
        }
        assertThat(table().getItems()).hasSize(120);
    }

    @Test
    void keepsTheLastFilterWhereTheNextIsWrongAndSaysWhatIsPossible() {
        open(armed);
        stage.run(() -> screen.filter("polling"));
        stage.run(() -> screen.filter("polling colour:blue"));
        stage.picture("clients-bad-filter");

        assertThat(texts())
                .anyMatch(text -> text.startsWith("No column “colour”. Columns are id:"));
        assertThat(table().getItems()).hasSize(6);
        assertThat(CutTexts.in(stage.scene())).isEmpty();
    }

    @Test
    void completesTheNamesOfColumnsByKeys() {
        open(armed);
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.write("tr");
        stage.settle();
        stage.popupPicture("clients-offers");
        robot.push(KeyCode.TAB);
        stage.settle();
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        stage.settle();

        assertThat(ScreenHand.chips(stage)).containsExactly("transport:polling");
        assertThat(field().getText()).isEmpty();
        assertThat(table().getItems()).hasSize(6);
    }

    @Test
    void keepsTheSelectionWhenSortedAndCopiesIt() {
        open(armed);
        chooseFirst();
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        stage.settle();
        List<String> chosen = chosen();
        assertThat(texts()).contains("showing 120 of 120 · 2 selected");

        robot.clickOn("Address");
        stage.settle();
        stage.run(() -> screen.show(TestingSnapshots.armed()));
        assertThat(chosen()).containsExactlyInAnyOrderElementsOf(chosen);

        stage.run(() -> table().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        stage.settle();
        assertThat(actions.copied().getFirst())
                .startsWith("[")
                .contains("\"id\" : \"" + chosen.getFirst() + "\"", "\"user-agent\"");
    }

    @Test
    void exportsWhatIsFilteredInTheOrderShown() {
        open(armed);
        stage.run(() -> screen.filter("transport:polling"));
        press("Export…");
        robot.push(KeyCode.ENTER);
        stage.settle();
        press("Export…");
        stage.settle();
        robot.clickOn("As JSON lines…");
        stage.settle();

        String csv = actions.file("clients.csv");
        assertThat(csv.lines()).hasSize(7);
        assertThat(csv)
                .startsWith("id,client,transport,address,namespace,rooms,data,connected\r\n");
        assertThat(actions.file("clients.jsonl").lines())
                .hasSize(6)
                .allMatch(line -> line.contains("\"transport\":\"polling\""));
    }

    @Test
    void showsPagesOfAFleetInProductionMode() {
        AskedLink link = new AskedLink();
        screen = stage.call(() -> new ClientsScreen(actions, choice, link));
        stage.show(() -> new StackPane(screen.node(), actions.layer()), Theme.LIGHT, 905, 632);
        stage.run(() -> screen.show(TestingTail.with(armed, "AGGREGATED_EVENTS", "QUERY")));
        link.answer(ClientPagesTest.PAGE);
        stage.settle();
        stage.picture("clients-pages-light");

        assertThat(table().getItems()).hasSize(1);
        assertThat(button("First page", false).getParent().getAccessibleHelp())
                .isEqualTo("This is the first page");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        press("Next page");
        assertThat(link.asked().getLast()).contains("\"cursor\":\"bjE\"");
    }

    @Test
    void asksForARoomToJoin() {
        open(armed);
        chooseFirst();
        press("Join room…");
        stage.picture("dialog-join");
        assertThat(button("Join room…", true).isDisabled()).isTrue();
        robot.write("vip lounge");
        robot.push(KeyCode.ENTER);
        stage.settle();

        assertThat(actions.requested())
                .containsExactly(
                        new Intent.ChangeFleet(new FleetAction.Join("vip lounge"), targets(1)));
    }

    @Test
    void offersTheRoomsToLeave() {
        open(armed);
        chooseFirst();
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        press("Leave room…");
        stage.picture("dialog-leave");
        Node offered = robot.from(actions.layer()).lookup("tickers").query();
        robot.clickOn(offered);
        press("Leave room…", true);
        stage.settle();

        assertThat(actions.requested())
                .containsExactly(
                        new Intent.ChangeFleet(new FleetAction.Leave("tickers"), targets(2)));
    }

    @Test
    void asksWhetherTheWholeClientIsToGo() {
        open(armed);
        chooseFirst();
        press("Disconnect…");
        stage.picture("dialog-disconnect");
        ToggleButton whole = robot.lookup("Whole client").queryAs(ToggleButton.class);
        stage.run(whole::fire);
        press("Disconnect…", true);

        assertThat(actions.requested())
                .containsExactly(
                        new Intent.ChangeFleet(new FleetAction.Disconnect(true), targets(1)));
    }

    @Test
    void checksTheArgumentsOfAnEventAsTheyAreTyped() {
        open(armed);
        chooseFirst();
        press("Emit event…");
        robot.write("chat");
        robot.push(KeyCode.TAB);
        robot.write("{\"n\": 1,, }");
        stage.settle();
        stage.picture("dialog-emit-faulty");
        Button emit = button("Emit event…", true);
        assertThat(emit.isDisabled()).isTrue();
        assertThat(emit.getParent().getAccessibleHelp()).startsWith("Not JSON at line 1, column 9");

        stage.run(() -> robot.lookup(".text-area").queryAs(TextArea.class).clear());
        robot.write("{\"n\": 1}, \"x\"");
        stage.settle();
        stage.picture("dialog-emit");
        assertThat(texts()).contains("2 arguments");
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.TAB);
        assertThat(emit.isFocused()).isTrue();
        robot.push(KeyCode.SPACE);
        stage.settle();

        assertThat(actions.requested())
                .containsExactly(
                        new Intent.ChangeFleet(
                                new FleetAction.Emit("chat", "[{\"n\": 1}, \"x\"]"), targets(1)));
    }

    @Test
    void actsByTheMenuKeyToo() {
        open(armed);
        chooseFirst();
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        stage.popupPicture("clients-menu");
        for (int i = 0; i < 2; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.ENTER);
        stage.settle();

        assertThat(texts()).contains("Join a room");
        robot.push(KeyCode.ESCAPE);
        stage.settle();
        assertThat(actions.layer().isOpen()).isFalse();
        assertThat(actions.requested()).isEmpty();
    }

    @Test
    void leadsToRoomsAndEvents() {
        open(armed);
        chooseFirst();
        robot.clickOn("tickers");
        robot.clickOn("Only this client");
        stage.settle();

        assertThat(actions.opened())
                .containsExactly("Rooms room:=tickers", "Events socket:=" + chosen().getFirst());
    }

    @Test
    void saysOnTheButtonWhyItIsDisabled() {
        open(TestingSnapshots.calm());
        chooseFirst();

        Button join = button("Join room…", false);
        assertThat(join.isDisabled()).isTrue();
        assertThat(join.getParent().getAccessibleHelp()).startsWith("Read-only: press Arm…");
    }

    @Test
    void putsColumnsAwayAndKeepsThat() {
        open(armed);
        press("Columns");
        stage.popupPicture("clients-columns");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        stage.settle();

        assertThat(choice.shown("Clients").orElseThrow()).hasSize(8).contains("Client id");
        assertThat(table().getVisibleLeafColumns().stream().map(c -> c.getText()))
                .contains("Client id");
    }

    private ClientsScreen screen = stage.call(() -> new ClientsScreen(actions, choice, null));

    private void open(ConsoleSnapshot snapshot) {
        open(Theme.DARK, 1245, 832, snapshot);
    }

    private void open(Theme theme, int width, int height, ConsoleSnapshot snapshot) {
        screen = stage.call(() -> new ClientsScreen(actions, choice, null));
        stage.show(() -> new StackPane(screen.node(), actions.layer()), theme, width, height);
        stage.run(() -> screen.show(snapshot));
    }

    private void chooseFirst() {
        stage.run(() -> table().requestFocus());
        stage.run(() -> table().getSelectionModel().select(0));
    }

    private List<String> chosen() {
        return stage.call(
                () ->
                        table().lookupAll(".table-row-cell").stream()
                                .filter(
                                        row ->
                                                row.getPseudoClassStates().stream()
                                                        .anyMatch(
                                                                state ->
                                                                        state.getPseudoClassName()
                                                                                .equals("chosen")))
                                .map(row -> ((javafx.scene.control.TableRow<?>) row).getItem())
                                .map(item -> ((SocketEntry) Objects.requireNonNull(item)).id())
                                .toList());
    }

    private Targets.Sockets targets(int count) {
        return new Targets.Sockets(
                armed.fleet().sockets().subList(0, count).stream()
                        .map(socket -> new SocketKey(socket.namespace(), socket.id()))
                        .toList());
    }

    private void press(String text) {
        press(text, false);
    }

    private void press(String text, boolean inDialog) {
        Button button = button(text, inDialog);
        stage.run(button::fire);
    }

    private Button button(String text, boolean inDialog) {
        return stage.call(
                () ->
                        stage.scene().getRoot().lookupAll(".button").stream()
                                .filter(Button.class::isInstance)
                                .map(Button.class::cast)
                                .filter(button -> text.equals(button.getText()))
                                .filter(button -> inDialog(button) == inDialog)
                                .findFirst()
                                .orElseThrow());
    }

    private boolean inDialog(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(actions.layer())) {
                return true;
            }
        }
        return false;
    }

    private List<String> texts() {
        return stage.call(
                () ->
                        stage.scene().getRoot().lookupAll(".label").stream()
                                .filter(Label.class::isInstance)
                                .map(node -> ((Label) node).getText())
                                .toList());
    }

    private TextField field() {
        return (TextField) stage.scene().getRoot().lookup(".text-field");
    }

    private TableView<?> table() {
        return (TableView<?>) stage.scene().getRoot().lookup(".table-view");
    }
}
