package io.signalbox.ui.kit.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledSheetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ -fx-font-size: 13px; }            | { -fx-font-size: 19.5px; }",
                "{ -fx-padding: 14 16 1 16; }        | { -fx-padding: 21.0 24.0 1 24.0; }",
                "{ -fx-fixed-cell-size: 30; }        | { -fx-fixed-cell-size: 45.0; }",
                "{ -fx-min-height: 1; }              | { -fx-min-height: 1; }",
                "{ -fx-background-insets: 0, 8; }    | { -fx-background-insets: 0, 8; }",
                "{ -fx-background-radius: 8; }       | { -fx-background-radius: 8; }",
                "{ -fx-shape: \"M5 0 L10 5\"; }      | { -fx-shape: \"M5 0 L10 5\"; }",
                "{ -fx-stroke-width: 5; }            | { -fx-stroke-width: 5; }",
            })
    void multipliesSizesOfTextAndNothingElse(String css, String scaled) {
        assertThat(ScaledSheet.scaled(css, 150)).isEqualTo(scaled);
    }
}
