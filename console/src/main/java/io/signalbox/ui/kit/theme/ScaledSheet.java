package io.signalbox.ui.kit.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stylesheet with its type sizes, row heights and paddings multiplied: text scale without a second
/// set of stylesheets. Lines, radii and icons keep their size.
final class ScaledSheet {
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "(-fx-(?:font-size|padding|label-padding|spacing|hgap|vgap|cell-size"
                            + "|fixed-cell-size|size|graphic-text-gap|line-spacing"
                            + "|(?:min|pref|max)-(?:width|height)):)([^;}]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    /// The thickness of lines.
    private static final double LINE = 3;

    private ScaledSheet() {}

    /// @return an address that JavaFX takes as a stylesheet
    static String url(String name, int percent) {
        return address(scaled(text(name), percent));
    }

    /// Icons grow in the room that the larger paddings around them leave, up to half as much again.
    static String icons(int percent) {
        double factor = Math.min(1.5, percent / 100.0);
        return address(".sb-icon-view { -fx-scale-x: %1$s; -fx-scale-y: %1$s; }".formatted(factor));
    }

    private static String address(String css) {
        return "data:text/css;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    static String scaled(String css, int percent) {
        Matcher declarations = DECLARATION.matcher(css);
        return declarations.replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + values(found, percent)));
    }

    private static String values(MatchResult declaration, int percent) {
        return NUMBER.matcher(declaration.group(2)).replaceAll(number -> scaled(number, percent));
    }

    private static String scaled(MatchResult number, int percent) {
        double value = Double.parseDouble(number.group());
        if (value <= LINE) {
            return number.group();
        }
        return String.format(Locale.ROOT, "%.1f", value * percent / 100);
    }

    private static String text(String name) {
        try (InputStream in = Theme.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("stylesheet missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("stylesheet unreadable: " + name, e);
        }
    }
}
