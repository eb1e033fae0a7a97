package io.signalbox.ui.kit.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @Test
    void separatesThousands() {
        assertThat(Numbers.grouped(12_418)).isEqualTo("12,418");
        assertThat(Numbers.grouped(0)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4.23, 4.2", "9.97, 10", "61.4, 61", "1530, '1,530'"})
    void roundsRatesByTheirSize(double rate, String words) {
        assertThat(Numbers.rate(rate)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.048, 4.8 %", "0.31, 31 %", "1, 100 %"})
    void writesSharesAsPercent(double share, String words) {
        assertThat(Numbers.percent(share)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"250, 250", "4000, 4k", "1500, 1.5k", "16000, 16k", "2500000, 2.5M"})
    void shortensAxisLabels(double value, String words) {
        assertThat(Numbers.compact(value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"500, 500 B", "98304, 96 KiB", "1468006, 1.4 MiB", "193986560, 185 MiB"})
    void writesBytesInTheUnitThatFits(double bytes, String words) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0.0 s",
        "400, 0.4 s",
        "12300, 12 s",
        "1560000, 26 min",
        "11100000, 3 h 5 min",
        "273600000, 3 d 4 h"
    })
    void writesAges(long millis, String words) {
        assertThat(Numbers.age(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @Test
    void countsDownLikeAClock() {
        assertThat(Numbers.countdown(Duration.ofSeconds(872))).isEqualTo("14:32");
        assertThat(Numbers.countdown(Duration.ofSeconds(3725))).isEqualTo("1:02:05");
        assertThat(Numbers.countdown(Duration.ofSeconds(-3))).isEqualTo("0:00");
    }

    @Test
    void writesSetTimesWithoutFractions() {
        assertThat(Numbers.span(Duration.ofSeconds(30))).isEqualTo("30 s");
        assertThat(Numbers.span(Duration.ofMinutes(20))).isEqualTo("20 min");
        assertThat(Numbers.span(Duration.ofHours(1))).isEqualTo("1 h");
        assertThat(Numbers.span(Duration.ofMinutes(90))).isEqualTo("1 h 30 min");
    }

    @Test
    void namesTheDayWhereItIsAnother() {
        ZonedDateTime noon = ZonedDateTime.of(2026, 2, 28, 12, 0, 7, 0, ZoneId.systemDefault());

        assertThat(Numbers.moment(noon.toInstant(), noon.plusHours(11).toInstant()))
                .isEqualTo("12:00:07");
        assertThat(Numbers.moment(noon.toInstant(), noon.plusHours(13).toInstant()))
                .isEqualTo("28 Feb 12:00");
    }
}
