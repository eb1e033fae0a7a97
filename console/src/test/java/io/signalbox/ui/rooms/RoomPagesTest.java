package io.signalbox.ui.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.AskedLink;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.TestingTail;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rooms in production mode, as Signalbox's servers answer for them.
class RoomPagesTest {
    private final AskedLink link = new AskedLink();
    private final ConsoleSnapshot silent =
            TestingTail.with(
                    TestingSnapshots.armed(),
                    List.of(),
                    TestingSnapshots.armed().fleet().features(),
                    List.of(),
                    TestingSnapshots.armed().fleet().listing());
    private final ConsoleSnapshot production =
            TestingTail.with(silent, "AGGREGATED_EVENTS", "QUERY");
    private final RoomsViewModel model =
            new RoomsViewModel(
                    new RowFilter<>(RoomColumns.language(), Runnable::run, Runnable::run),
                    new RowFilter<>(SocketEntry::id, Runnable::run, Runnable::run),
                    link,
                    Runnable::run);

    @Test
    void asksPageByPage() {
        model.show(production);
        assertThat(link.asked()).containsExactly("{\"what\":\"rooms\",\"limit\":200}");
        link.answer(
                "{\"ok\":true,\"items\":[{\"nsp\":\"/\",\"room\":\"vip\",\"sockets\":7}],"
                        + "\"total\":201,\"next\":\"bjE\",\"missing\":[]}");

        assertThat(model.filter().shown().get().rows())
                .containsExactly(new RoomEntry("/", "vip", 7, false));
        assertThat(model.pages().state().get())
                .isEqualTo("Page 1 of the servers' answer, 201 rooms in all");
        model.pages().nextPage();
        assertThat(link.asked().getLast()).endsWith("\"cursor\":\"bjE\"}");
    }

    @Test
    void asksForAPartOfTheNameInANamespace() {
        model.filter().text().set("room:vip namespace:/chat");
        model.show(production);
        assertThat(link.asked().getLast())
                .isEqualTo("{\"what\":\"rooms\",\"limit\":200,\"text\":\"vip\",\"nsp\":\"/chat\"}");
    }

    @Test
    void saysWhatCannotBeAskedFor() {
        model.filter().text().set("members:=100");
        model.show(production);
        assertThat(link.asked()).isEmpty();
        assertThat(model.pages().state().get())
                .contains("can be asked for namespace: room: and for one word")
                .endsWith("not for members:");
    }

    @Test
    void asksNothingOfServersThatAnswerNoQuestions() {
        model.show(TestingTail.with(silent, "AGGREGATED_EVENTS"));
        assertThat(link.asked()).isEmpty();
        assertThat(model.pages().active().get()).isFalse();
        assertThat(model.emptySentence().get()).contains("production mode");
    }
}
