package io.signalbox.ui.kit.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Computes WCAG 2.1 contrast of the pairs that the stylesheets put together.
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("-sb-([a-z0-9-]+): #([0-9a-f]{6});");
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3.0;

    @ParameterizedTest
    @CsvSource({
        "fg, bg",
        "fg, bg1",
        "fg, bg2",
        "fg2, bg",
        "fg2, bg1",
        "fg2, bg2",
        "fg3, bg",
        "fg3, bg1",
        "fg3, bg2",
        "accent, bg",
        "accent, bg1",
        "accent, bg2",
        "on-accent, accent",
        "blue, bg",
        "blue, bg1",
        "blue, blue-soft",
        "green, bg",
        "green, bg1",
        "green, green-soft",
        "warn, bg",
        "warn, bg1",
        "warn, bg2",
        "critical, bg2",
        "warn, warn-soft",
        "critical, bg",
        "critical, bg1",
        "critical, critical-soft",
        "lab, bg",
        "lab, bg1",
        "lab, lab-soft",
    })
    void textIsReadableOnItsGround(String text, String ground) throws IOException {
        for (String theme : new String[] {"dark", "light"}) {
            Map<String, Integer> tokens = tokens(theme);

            assertThat(contrast(colour(tokens, text), colour(tokens, ground)))
                    .as("%s on %s in the %s theme", text, ground, theme)
                    .isGreaterThanOrEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @CsvSource({"blue, bg1", "green, bg1", "accent, bg1", "warn, bg1", "critical, bg1"})
    void signsAndLinesStandOut(String shape, String ground) throws IOException {
        for (String theme : new String[] {"dark", "light"}) {
            Map<String, Integer> tokens = tokens(theme);

            assertThat(contrast(colour(tokens, shape), colour(tokens, ground)))
                    .as("%s on %s in the %s theme", shape, ground, theme)
                    .isGreaterThanOrEqualTo(SHAPE);
        }
    }

    @Test
    void bothThemesKnowTheSameTokens() throws IOException {
        assertThat(tokens("dark").keySet())
                .isEqualTo(tokens("light").keySet())
                .hasSizeGreaterThan(20);
    }

    @Test
    void colourLiteralsStandOnlyAmongTheTokens() throws IOException {
        for (String sheet : new String[] {"signalbox.css", "screens.css"}) {
            assertThat(text(sheet)).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
        }
    }

    private static int colour(Map<String, Integer> tokens, String name) {
        assertThat(tokens).containsKey(name);
        return tokens.getOrDefault(name, 0);
    }

    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Integer> tokens(String theme) throws IOException {
        Map<String, Integer> tokens = new HashMap<>();
        Matcher matcher = TOKEN.matcher(text("tokens-" + theme + ".css"));
        while (matcher.find()) {
            tokens.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
        return tokens;
    }

    private static String text(String sheet) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream(sheet)) {
            assertThat(in).as(sheet).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
