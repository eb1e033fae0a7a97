package io.signalbox.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.TailEvent;
import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.ScreenHand;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.TestingTail;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.theme.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsScreenTest {
    private final FxStage stage = new FxStage();
    private final TestingActions actions = stage.call(TestingActions::new);
    private final ScreenHand hand = new ScreenHand(stage, actions);
    private final ConsoleSnapshot base = TestingSnapshots.armed();

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void showsTheTailInBothThemesAndSizes() {
        for (Theme theme : Theme.values()) {
            String name = theme == Theme.DARK ? "dark" : "light";
            open(theme, 905, 632, tail(withGap()));
            stage.picture("events-small-" + name);
            assertThat(lastVisible()).as("under a line that came later").isEqualTo(310);
            assertThat(cut()).isEmpty();
            open(theme, 1245, 832, tail(withGap()));
            hand.choose(hand.table().getItems().size() - 4);
            stage.picture("events-" + name);
            assertThat(cut()).isEmpty();
        }
        assertThat(hand.texts()).contains("213 events came faster than they can be kept");
    }

    @Test
    void showsRatesInProductionMode() {
        ConsoleSnapshot production = TestingTail.with(base, "AGGREGATED_EVENTS");
        open(Theme.DARK, 1245, 832, production);
        stage.picture("events-production-dark");
        assertThat(cut()).isEmpty();
        open(Theme.LIGHT, 905, 632, production);
        stage.picture("events-production-small-light");
        assertThat(cut()).isEmpty();

        assertThat(hand.texts())
                .contains("Messages per second", "out 1,500")
                .doesNotContain("showing 0 of 0");
    }

    @Test
    void followsTheNewestUntilOneScrollsUpAndResumesByTheEndKey() {
        EventsScreen screen = open(tail(TestingTail.events(1, 500)));
        assertThat(lastVisible()).isEqualTo(500);
        show(screen, 520);
        assertThat(lastVisible()).isEqualTo(520);

        hand.robot().moveTo(hand.table());
        hand.robot().scroll(10, VerticalDirection.UP);
        stage.settle();
        long first = firstVisible();
        assertThat(first).isLessThan(500);
        assertThat(hand.reason("Follow newest")).isEmpty();
        show(screen, 900);
        assertThat(firstVisible()).as("what is looked at stays").isEqualTo(first);

        stage.run(() -> hand.table().requestFocus());
        hand.robot().push(KeyCode.END);
        stage.settle();
        show(screen, 950);
        assertThat(lastVisible()).isEqualTo(950);
        assertThat(hand.reason("Follow newest")).isEqualTo("The newest events are in view");
    }

    @Test
    void keepsWhatIsLookedAtWhileOldEventsFallOutOfTenThousand() {
        EventsScreen screen = open(tail(TestingTail.events(1, 10_000)));
        Awaitility.await().until(() -> stage.call(() -> hand.table().getItems().size()) == 10_000);
        stage.run(() -> hand.table().requestFocus());
        hand.robot().push(KeyCode.PAGE_UP);
        hand.robot().push(KeyCode.PAGE_UP);
        stage.settle();
        long first = firstVisible();

        stage.run(() -> screen.show(tail(TestingTail.events(2_001, 12_000))));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(newest()).isEqualTo(12_000));
        stage.settle();
        assertThat(firstVisible()).isEqualTo(first);
    }

    @Test
    void pausesAndSaysHowManyWait() {
        EventsScreen screen = open(tail(TestingTail.events(1, 50)));
        hand.press("Pause");
        show(screen, 263);

        assertThat(hand.table().getItems()).hasSize(50);
        hand.press("Resume, 213 wait");
        assertThat(hand.table().getItems()).hasSize(263);
        hand.press("Clear");
        assertThat(hand.table().getItems()).isEmpty();
        assertThat(hand.reason("Clear")).isEqualTo("There are no events to clear");
        assertThat(hand.texts()).contains("Cleared. New events appear here.");
    }

    @Test
    void filtersToOneClientFromALinkAndFromTheChosenEvent() {
        EventsScreen screen = open(tail(TestingTail.events(1, 600)));
        stage.run(() -> screen.filter("socket:=sKlfls"));
        assertThat(hand.table().getItems()).hasSize(5);

        hand.choose(0);
        hand.robot().clickOn("Only this name");
        stage.settle();
        assertThat(hand.chips()).singleElement().asString().startsWith("name:=");
        hand.choose(0);
        hand.robot().clickOn("Show the client");
        stage.settle();
        assertThat(actions.opened().getFirst()).startsWith("Clients id:=sK");
    }

    @Test
    void exportsWhatIsFilteredAsJsonLines() {
        EventsScreen screen = open(tail(TestingTail.events(1, 600)));
        stage.run(() -> screen.filter("type:sent name:price"));
        hand.press("Export…");
        hand.robot().push(KeyCode.DOWN);
        hand.robot().push(KeyCode.ENTER);
        stage.settle();

        assertThat(actions.file("events.jsonl").lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("\"type\":\"sent\""))
                .allMatch(line -> line.contains("\"data\":[{\"n\":"));
    }

    private EventsScreen open(ConsoleSnapshot snapshot) {
        return open(Theme.DARK, 1245, 832, snapshot);
    }

    private EventsScreen open(Theme theme, int width, int height, ConsoleSnapshot snapshot) {
        EventsScreen screen =
                hand.open(
                        () -> new EventsScreen(actions, ColumnChoice.inMemory()),
                        theme,
                        width,
                        height,
                        snapshot);
        stage.settle();
        return screen;
    }

    private void show(EventsScreen screen, long newest) {
        stage.run(() -> screen.show(tail(TestingTail.events(1, newest))));
        stage.settle();
    }

    private ConsoleSnapshot tail(List<TailEvent> events) {
        return TestingTail.with(base, events);
    }

    private static List<TailEvent> withGap() {
        List<TailEvent> tail = new ArrayList<>(TestingTail.events(1, 90));
        tail.addAll(TestingTail.events(304, 310));
        return tail;
    }

    /// A payload is as long as it is; its column shows the beginning.
    private List<String> cut() {
        return CutTexts.in(stage.scene()).stream().filter(text -> !text.startsWith("[")).toList();
    }

    private long firstVisible() {
        return stage.call(() -> number(flow().getFirstVisibleCell()));
    }

    private long lastVisible() {
        return stage.call(() -> number(flow().getLastVisibleCell()));
    }

    private long newest() {
        return stage.call(() -> ((EventRow) hand.table().getItems().getLast()).number());
    }

    private static long number(IndexedCell<?> cell) {
        return ((EventRow) cell.getItem()).number();
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) hand.table().lookup(".virtual-flow");
    }
}
