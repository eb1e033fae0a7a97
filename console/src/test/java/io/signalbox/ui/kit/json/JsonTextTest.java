package io.signalbox.ui.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static final String DEEP =
            "{\"skip\":{\"user\":1},\"user\":{\"tags\":[\"a\",{\"b\":true}],\"n\":1.10,\"x\":null}}";

    @Test
    void findsWhatStandsAtAPath() {
        assertThat(JsonText.at(DEEP, List.of("user", "tags", "0"))).isEqualTo("a");
        assertThat(JsonText.at(DEEP, List.of("user", "tags", "1", "b"))).isEqualTo("true");
        assertThat(JsonText.at(DEEP, List.of("USER", "n"))).isEqualTo("1.10");
        assertThat(JsonText.at(DEEP, List.of("user", "tags"))).isEqualTo("[\"a\",{\"b\":true}]");
        assertThat(JsonText.at(DEEP, List.of("user", "x"))).isEqualTo("null");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(JsonText.at(DEEP, List.of("user", "y"))).isNull();
        assertThat(JsonText.at(DEEP, List.of("user", "n", "z"))).isNull();
        assertThat(JsonText.at("{\"a\":{\"b\":", List.of("a", "b"))).isNull();
        assertThat(JsonText.at("", List.of("a"))).isNull();
    }

    @Test
    void laysOutWithoutTouchingNumbers() {
        assertThat(JsonText.pretty("{\"a\":[1.10,12345678901234567890],\"b\":{}}"))
                .isEqualTo(
                        """
                        {
                          "a" : [
                            1.10,
                            12345678901234567890
                          ],
                          "b" : { }
                        }\
                        """);
        assertThat(JsonText.pretty("[\"cut in the mid")).isEqualTo("[\"cut in the mid");
    }

    @Test
    void writesObjectsOnOneLine() {
        Map<String, String> query = new TreeMap<>(Map.of("b", "2", "a", "1\n"));

        assertThat(
                        new JsonObject()
                                .text("id", "s\"1")
                                .number("n", 3)
                                .number("lag", Double.NaN)
                                .truth("own", true)
                                .texts("rooms", List.of("x"))
                                .texts("query", query)
                                .json("data", "{ \"u\" : 1 }")
                                .json("cut", "[1,")
                                .toString())
                .isEqualTo(
                        "{\"id\":\"s\\\"1\",\"n\":3,\"lag\":null,\"own\":true,\"rooms\":[\"x\"],"
                                + "\"query\":{\"a\":\"1\\n\",\"b\":\"2\"},\"data\":{\"u\":1},"
                                + "\"cut\":\"[1,\"}");
    }

    @Test
    void takesArgumentsWithOrWithoutBrackets() {
        assertThat(TypedArguments.of(" ")).isEqualTo(new TypedArguments.Valid("[]", 0));
        assertThat(TypedArguments.of(" [1, \"a\"] "))
                .isEqualTo(new TypedArguments.Valid("[1, \"a\"]", 2));
        assertThat(TypedArguments.of("1, {\"a\": [2]}"))
                .isEqualTo(new TypedArguments.Valid("[1, {\"a\": [2]}]", 2));
        assertThat(TypedArguments.of("[1], [2]"))
                .isEqualTo(new TypedArguments.Valid("[[1], [2]]", 2));
    }

    @Test
    void saysWhereArgumentsAreNoJson() {
        var faulty = (TypedArguments.Faulty) TypedArguments.of("{\"n\": 1,\n \"m\" 2}");
        assertThat(faulty.line()).isEqualTo(2);
        assertThat(faulty.sentence()).startsWith("Not JSON at line 2, column ").contains("'2'");

        var first = (TypedArguments.Faulty) TypedArguments.of("hello");
        assertThat(first.sentence()).startsWith("Not JSON at line 1, column ").contains("hello");

        assertThat(TypedArguments.of("[1, ")).isInstanceOf(TypedArguments.Faulty.class);
        assertThat(TypedArguments.of("1] , 2")).isInstanceOf(TypedArguments.Faulty.class);
    }
}
