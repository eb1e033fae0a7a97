package io.signalbox.ui.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.ScreenHand;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.TestingTail;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.theme.Theme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomsScreenTest {
    private static final Targets TICKERS = new Targets.Room("/", "tickers");

    private final FxStage stage = new FxStage();
    private final TestingActions actions = stage.call(TestingActions::new);
    private final ScreenHand hand = new ScreenHand(stage, actions);
    private final ConsoleSnapshot armed =
            TestingTail.with(
                    TestingSnapshots.armed(),
                    "EMIT",
                    "JOIN",
                    "LEAVE",
                    "DISCONNECT",
                    "MJOIN",
                    "MLEAVE",
                    "MDISCONNECT",
                    "ALL_EVENTS",
                    "AGGREGATED_EVENTS");

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void listsRoomsWithTheLargestFirst() {
        for (Theme theme : Theme.values()) {
            String name = theme == Theme.DARK ? "dark" : "light";
            open(theme, 905, 632, armed);
            stage.picture("rooms-small-" + name);
            assertThat(CutTexts.in(stage.scene())).isEmpty();
            open(theme, 1245, 832, armed);
            hand.choose(2);
            stage.picture("rooms-" + name);
            assertThat(CutTexts.in(stage.scene())).isEmpty();
        }
        assertThat(hand.table().getItems())
                .hasSize(18)
                .first()
                .hasToString("RoomEntry[namespace=/, name=tickers, members=12418, own=false]");
        assertThat(hand.texts()).contains("channel-1", "showing 18 of 18");
    }

    @Test
    void filtersByTheNumberOfMembers() {
        open(armed);
        hand.robot().push(KeyCode.SHORTCUT, KeyCode.F);
        hand.robot().write("members:>700 room:channel");
        stage.settle();

        assertThat(hand.table().getItems()).hasSize(3);
    }

    @Test
    void leadsToTheMembers() {
        open(armed);
        hand.choose(0);
        hand.robot().clickOn("Show in Clients");
        hand.robot().clickOn("Show events");

        assertThat(actions.opened())
                .containsExactly("Clients room:=tickers namespace:=/", "Events room:=tickers");
    }

    @Test
    void letsEverybodyJoinAnotherRoom() {
        open(armed);
        hand.choose(0);
        hand.press("Join another room…");
        stage.picture("dialog-room-join");
        hand.robot().write("vip");
        hand.robot().push(KeyCode.ENTER);
        stage.settle();

        assertThat(actions.requested())
                .containsExactly(new Intent.ChangeFleet(new FleetAction.Join("vip"), TICKERS));
    }

    @Test
    void emptiesARoom() {
        open(armed);
        hand.choose(0);
        hand.press("Empty room…");

        assertThat(actions.requested())
                .containsExactly(new Intent.ChangeFleet(new FleetAction.Leave("tickers"), TICKERS));
    }

    @Test
    void emitsToARoomAndDisconnectsIt() {
        open(armed);
        hand.choose(0);
        hand.press("Emit to room…");
        hand.robot().write("notice");
        hand.robot().push(KeyCode.ENTER);
        stage.settle();
        hand.press("Disconnect…");
        hand.pressInDialog("Disconnect…");

        assertThat(actions.requested())
                .containsExactly(
                        new Intent.ChangeFleet(new FleetAction.Emit("notice", "[]"), TICKERS),
                        new Intent.ChangeFleet(new FleetAction.Disconnect(false), TICKERS));
    }

    @Test
    void saysWhyARoomCannotBeActedOn() {
        RoomsScreen screen = open(armed);
        assertThat(hand.reason("Empty room…")).isEqualTo("Choose one room");

        hand.choose(0);
        assertThat(hand.reason("Empty room…")).isEmpty();

        stage.run(
                () -> screen.show(TestingTail.with(armed, "EMIT", "JOIN", "LEAVE", "DISCONNECT")));
        assertThat(hand.reason("Empty room…")).isEqualTo("The servers do not announce MLEAVE");
        assertThat(hand.reason("Emit to room…")).isEmpty();
    }

    @Test
    void exportsRooms() {
        open(armed);
        hand.press("Export…");
        hand.robot().push(KeyCode.ENTER);
        stage.settle();

        assertThat(actions.file("rooms.csv"))
                .startsWith("room,namespace,kind,members\r\ntickers,/,room,12418\r\n");
    }

    private RoomsScreen open(ConsoleSnapshot snapshot) {
        return open(Theme.DARK, 1245, 832, snapshot);
    }

    private RoomsScreen open(Theme theme, int width, int height, ConsoleSnapshot snapshot) {
        return hand.open(
                () -> new RoomsScreen(actions, ColumnChoice.inMemory(), null),
                theme,
                width,
                height,
                snapshot);
    }
}
