package io.signalbox.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyMatchTest {
    private static final List<PaletteItem> ITEMS =
            List.of(
                    item("Overview", "Screen"),
                    item("Servers", "Screen"),
                    item("Clients", "Screen"),
                    item("Shift…", "Action on Traffic"),
                    item("Roll back", "Action on Traffic"),
                    item("Resync: connect afresh and read all sockets", "Action"),
                    item("web-7f3a", "Server on host-1"),
                    item("production", "Environment, production"),
                    item("Back to read-only", "Action"));

    @ParameterizedTest
    @CsvSource({
        "cli, Clients",
        "rb, Roll back",
        "resy, Resync: connect afresh and read all sockets",
        "7f3, web-7f3a",
        "PROD, production",
        "back ro, Roll back",
        "traffic shift, Shift…",
        "bro, Back to read-only",
        "ovw, Overview",
    })
    void findsByPartsOfANameBestFirst(String typed, String name) {
        assertThat(FuzzyMatch.best(ITEMS, typed, 10).getFirst().name()).isEqualTo(name);
    }

    @Test
    void showsEverythingInItsOrderWhenNothingIsTyped() {
        assertThat(FuzzyMatch.best(ITEMS, " ", 3))
                .extracting(PaletteItem::name)
                .hasSize(3)
                .contains("Shift…");
    }

    @Test
    void findsNothingThatLacksALetter() {
        assertThat(FuzzyMatch.best(ITEMS, "zzz", 10)).isEmpty();
        assertThat(FuzzyMatch.best(ITEMS, "clients zzz", 10)).isEmpty();
    }

    private static PaletteItem item(String name, String group) {
        return PaletteItem.of(name, group, () -> {});
    }
}
