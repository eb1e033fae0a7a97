package io.signalbox.ui.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.scaling.CountText.Bounds;
import io.signalbox.ui.scaling.CountText.Count;
import io.signalbox.ui.scaling.CountText.Refused;
import io.signalbox.ui.scaling.CountText.Unchanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTextTest {

    private static final Bounds GROUP = Bounds.instances("channels-group", 2, 4);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3|3", " 4 |4", "0|0", "1,000|1000", "1 000|1000", "+5|5", "5000|5000"})
    void readsWholeNumbersAsPeopleWriteThem(String text, int count) {
        assertThat(CountText.read(text, 2, Bounds.tasks())).isEqualTo(new Count(count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "3.5", "3x", "--3", "0x10", "1e3", "²", "\uD83D\uDE00", ","})
    void saysWhatIsNotACountAndWhatIs(String text) {
        assertThat(CountText.read(text, 2, Bounds.tasks()))
                .isEqualTo(
                        new Refused(
                                "“%s” is not a count: type a whole number from 0 to 5,000."
                                        .formatted(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\u22121"})
    void refusesNegativeCounts(String text) {
        assertThat(CountText.read(text, 2, Bounds.tasks()))
                .isEqualTo(
                        new Refused(
                                "There can be no \u22121 tasks: type a whole number from 0 to 5,000."));
    }

    @Test
    void refusesAbsurdCountsOfAnyLengthInOneShortSentence() {
        CountText read = CountText.read("9".repeat(4_000), 2, Bounds.tasks());

        assertThat(read)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.sentence())
                                        .startsWith("9,999,999,999,999,9… is more than 5,000")
                                        .hasSizeLessThan(130));
    }

    @Test
    void namesTheGroupWhoseLimitsItWouldBreak() {
        assertThat(CountText.read("5", 2, GROUP))
                .isEqualTo(
                        new Refused(
                                "5 is more than 4, the maximum of channels-group:"
                                        + " type a whole number from 2 to 4."));
        assertThat(CountText.read("1", 2, GROUP))
                .isEqualTo(
                        new Refused(
                                "1 is less than 2, the minimum of channels-group:"
                                        + " type a whole number from 2 to 4."));
    }

    @Test
    void isSilentAboutAnEmptyFieldAndTheCountThatIsWantedAlready() {
        assertThat(CountText.read("  ", 2, GROUP)).isEqualTo(new Unchanged());
        assertThat(CountText.read("2", 2, GROUP)).isEqualTo(new Unchanged());
    }
}
