package io.signalbox.ui.kit.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.json.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterLanguageTest {

    private record Row(String id, List<String> rooms, double lag, String data) {}

    private static final Row ANNA =
            new Row(
                    "sK1",
                    List.of("vip", "vip lounge"),
                    2.2,
                    "{\"user\":{\"name\":\"Anna\",\"age\":31}}");
    private static final Row BERT =
            new Row("sK2", List.of("tickers"), 41, "{\"user\":{\"name\":\"bert\",\"age\":7}}");
    private static final Row CARL = new Row("-x:9", List.of(), Double.NaN, "{}");
    private static final List<Row> ALL = List.of(ANNA, BERT, CARL);

    private final FilterLanguage<Row> language =
            new FilterLanguage<>(
                    List.of(
                            FilterColumn.text("id", Row::id),
                            FilterColumn.<Row>texts("room", Row::rooms),
                            FilterColumn.<Row>number("rooms", row -> row.rooms().size()),
                            FilterColumn.<Row>number("lag", Row::lag),
                            FilterColumn.text("data", Row::data),
                            FilterColumn.<Row>path(
                                    "data", (row, path) -> JsonText.at(row.data(), path))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "              | sK1 sK2 -x:9",
                "sk            | sK1 sK2",
                "BERT tick     | sK2",
                "room:vip      | sK1",
                "room:=vip     | sK1",
                "room:=vi      | ",
                "room:\"vip lounge\" | sK1",
                "-room:vip     | sK2 -x:9",
                "!room:vip sk  | sK2",
                "room:         | sK1 sK2",
                "-room:        | -x:9",
                "rooms:2       | sK1",
                "rooms:>=1     | sK1 sK2",
                "rooms:<1      | -x:9",
                "lag:>20       | sK2",
                "lag:<=2.2     | sK1",
                "-lag:>20      | sK1 -x:9",
                "lag:          | sK1 sK2",
                "data.user.name:anna | sK1",
                "data.user.name:=anna | ",
                "data.USER.name:=Anna | sK1",
                "data.user.age:>10   | sK1",
                "data.user.shoe:     | ",
                "-data.user:         | -x:9",
                "data:bert           | sK2",
                "ID:sk1              | sK1",
                "\"x:9\"             | -x:9",
                "\"-x\"              | -x:9",
                "-\"-x\"             | sK1 sK2",
                "room:\"=vip\"       | ",
            })
    void choosesRows(String text, String ids) {
        FilterQuery<Row> query = language.parse(text == null ? "" : text);

        assertThat(query).isInstanceOf(FilterQuery.Valid.class);
        assertThat(
                        ALL.stream()
                                .filter(((FilterQuery.Valid<Row>) query).prepare())
                                .map(Row::id)
                                .toList())
                .containsExactly(ids == null ? new String[0] : ids.split(" ", -1));
    }

    @Test
    void namesTheColumnsThatThereAreWhereOneIsUnknown() {
        assertThat(wrong("colour:blue"))
                .isEqualTo(
                        "No column “colour”. Columns are id: room: rooms: lag: data: data."
                                + " — a text with a colon goes in quotes");
        assertThat(wrong("http://vip")).startsWith("No column “http”");
        assertThat(wrong("id.x:1")).startsWith("No column “id.x”");
        assertThat(wrong("data.:1")).startsWith("No column “data.”");
    }

    @Test
    void saysHowANumberIsAskedFor() {
        assertThat(wrong("lag:>much"))
                .isEqualTo("“>much” is no number: lag:20, lag:>20 or lag:<=5");
        assertThat(wrong("rooms:1e3")).contains("rooms:>20");
    }

    @Test
    void knowsNoColumnsWhereThereAreOnlyWords() {
        FilterLanguage<String> words = FilterLanguage.words(text -> text);

        var query = (FilterQuery.Valid<String>) words.parse("channels:41 -red");

        assertThat(query.prepare().test("blue channels:41")).isTrue();
        assertThat(query.prepare().test("red channels:41")).isFalse();
        assertThat(query.prepare().test("blue channels:42")).isFalse();
    }

    @Test
    void offersTheNamesOfColumnsAndTheirValues() {
        var some =
                new FilterLanguage<>(
                        List.of(
                                FilterColumn.<Row>word(
                                        "transport", Row::id, "polling", "websocket"),
                                FilterColumn.<Row>texts("room", Row::rooms),
                                FilterColumn.<Row>number("rooms", row -> row.rooms().size())));

        assertThat(shown(some.completions("ro", 2))).containsExactly("room:", "rooms:");
        assertThat(shown(some.completions("x -t", 4))).containsExactly("transport:");
        assertThat(shown(some.completions("", 0))).containsExactly("transport:", "room:", "rooms:");
        assertThat(shown(some.completions("transport:", 10)))
                .containsExactly("transport:polling", "transport:websocket");
        assertThat(shown(some.completions("transport:polling", 17))).isEmpty();

        Completion taken = some.completions("-tra room:vip", 4).getFirst();
        assertThat(taken.in("-tra room:vip")).isEqualTo("-transport: room:vip");
        assertThat(taken.caret()).isEqualTo(11);
    }

    private static List<String> shown(List<Completion> completions) {
        return completions.stream().map(Completion::shown).toList();
    }

    private String wrong(String text) {
        return ((FilterQuery.Wrong<Row>) language.parse(text)).sentence();
    }
}
