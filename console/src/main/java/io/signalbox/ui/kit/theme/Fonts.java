package io.signalbox.ui.kit.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// Loads the two type families out of their jars. JavaFX knows them then by the names `Inter`,
/// `Inter SemiBold` (a family of its own) and `JetBrains Mono`.
public final class Fonts {
    private static final String FOLDER = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FILES =
            List.of(
                    "inter/Inter-Regular.otf",
                    "inter/Inter-SemiBold.otf",
                    "jetbrains_mono/JetBrainsMono-Regular.ttf",
                    "jetbrains_mono/JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /// Loads what is not loaded yet.
    public static void load() {
        if (Font.getFamilies().contains("Inter SemiBold")) {
            return;
        }
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("font missing or unreadable: " + file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("font unreadable: " + file, e);
            }
        }
    }
}
