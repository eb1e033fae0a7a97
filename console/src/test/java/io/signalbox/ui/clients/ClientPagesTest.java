package io.signalbox.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.AskedLink;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.TestingTail;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients in production mode, as Signalbox's servers answer for them.
class ClientPagesTest {
    static final String PAGE =
            """
            {"ok":true,"items":[{"id":"sK1","nsp":"/","clientId":"c1","transport":"polling",\
            "rooms":["sK1","vip"],"data":{"user":"anna"},"serverId":"a1","handshake":{\
            "address":"10.0.0.1","issued":1700000000000,"url":"/socket.io/","secure":true,\
            "headers":{"host":"h"},"query":{"EIO":"4"}}}],"total":3,"next":"bjE",\
            "servers":["a1"],"missing":["c3"]}""";

    private final AskedLink link = new AskedLink();
    private final ConsoleSnapshot production =
            TestingTail.with(
                    TestingTail.with(
                            TestingSnapshots.armed(),
                            List.of(),
                            TestingSnapshots.armed().fleet().features(),
                            List.of(),
                            TestingSnapshots.armed().fleet().listing()),
                    "AGGREGATED_EVENTS",
                    "QUERY");
    private final ClientsViewModel model =
            new ClientsViewModel(
                    new RowFilter<>(ClientColumns.language(), Runnable::run, Runnable::run),
                    link,
                    Runnable::run);

    @Test
    void asksPageByPage() {
        model.show(production);
        assertThat(link.asked()).containsExactly("{\"what\":\"sockets\",\"limit\":200}");
        assertThat(model.pages().state().get()).isEqualTo("Asking the servers…");

        link.answer(PAGE);
        SocketEntry found = model.filter().shown().get().rows().getFirst();
        assertThat(found.rooms()).containsExactly("vip");
        assertThat(found.dataJson()).isEqualTo("{\"user\":\"anna\"}");
        assertThat(found.connectedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
        assertThat(model.pages().state().get())
                .isEqualTo(
                        "Page 1 of the servers' answer, 3 clients in all; 1 server did not answer");
        assertThat(model.pages().first().get().reason()).isEqualTo("This is the first page");

        model.show(production);
        assertThat(model.filter().shown().get().rows()).as("kept").hasSize(1);
        model.pages().nextPage();
        assertThat(link.asked().getLast()).endsWith("\"cursor\":\"bjE\"}");
        link.answer("{\"ok\":true,\"items\":[],\"total\":3,\"next\":null,\"missing\":[]}");
        assertThat(model.pages().next().get().reason()).isEqualTo("This is the last page");
        assertThat(model.pages().first().get().possible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "anna                 | ,\"text\":\"anna\"}",
                "room:=vip id:=sK1    | ,\"room\":\"vip\",\"id\":\"sK1\"}",
                "transport:polling address:10.0 | ,\"transport\":\"polling\",\"address\":\"10.0\"}",
                "namespace:/chat client:c1 | ,\"nsp\":\"/chat\",\"clientId\":\"c1\"}",
                "data.user.name:anna data.vip:1 | ,\"data\":{\"user.name\":\"anna\",\"vip\":1}}",
            })
    void asksForWhatIsFiltered(String filter, String fields) {
        model.filter().text().set(filter);
        model.show(production);

        assertThat(link.asked().getLast())
                .isEqualTo("{\"what\":\"sockets\",\"limit\":200" + fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-room:vip      | not for what is not so: -room:vip",
                "rooms:>3       | each with a value",
                "header.host:h  | not for header.host:",
                "anna bert      | each once",
                "transport:poll | A transport is asked for in full",
            })
    void saysWhatCannotBeAsked(String filter, String sentence) {
        model.filter().text().set(filter);
        model.show(production);

        assertThat(link.asked()).isEmpty();
        assertThat(model.pages().state().get()).contains(sentence);
    }

    @Test
    void asksTheNewestFilterNextAndTellsOfAFailure() {
        model.show(production);
        model.filter().text().set("a");
        model.filter().text().set("an");
        assertThat(link.asked()).hasSize(1);

        link.answer(PAGE);
        assertThat(link.asked()).hasSize(2).last().asString().endsWith("\"text\":\"an\"}");
        link.fail("The connection to the fleet was lost");
        assertThat(model.pages().state().get()).isEqualTo("The connection to the fleet was lost");

        model.pages().firstPage();
        link.answer("{\"ok\":false,\"error\":\"busy\"}");
        assertThat(model.pages().state().get()).isEqualTo("busy");
    }

    @Test
    void asksNothingOfServersThatDoNotAnswer() {
        model.show(TestingTail.with(TestingSnapshots.armed(), "AGGREGATED_EVENTS"));

        assertThat(link.asked()).isEmpty();
        assertThat(model.pages().active().get()).isFalse();
    }
}
