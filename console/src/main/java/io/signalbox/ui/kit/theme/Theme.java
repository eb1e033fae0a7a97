package io.signalbox.ui.kit.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.signalbox.ui.kit.FxThread;
import java.net.URL;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;

/// The two looks. Both are AtlantaFX's Primer with its colours mapped onto our tokens.
public enum Theme {
    DARK("tokens-dark.css"),
    LIGHT("tokens-light.css");

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /// Gives the scene this look; may be called again with another one. FX thread only.
    public void apply(Scene scene) {
        apply(scene, 100);
    }

    /// The same with larger text.
    ///
    /// @param percent 100 as designed
    public void apply(Scene scene, int percent) {
        FxThread.require();
        Fonts.load();
        Application.setUserAgentStylesheet(userAgentStylesheet());
        scene.getProperties().put(TextScale.KEY, percent);
        scene.getStylesheets().setAll(stylesheets(percent));
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /// The stylesheets of this look, tokens first.
    public List<String> stylesheets() {
        return List.of(resource(tokens), resource("signalbox.css"), resource("screens.css"));
    }

    private List<String> stylesheets(int percent) {
        return percent == 100
                ? stylesheets()
                : List.of(
                        resource(tokens),
                        ScaledSheet.url("signalbox.css", percent),
                        ScaledSheet.url("screens.css", percent),
                        ScaledSheet.icons(percent));
    }

    private String userAgentStylesheet() {
        return switch (this) {
            case DARK -> new PrimerDark().getUserAgentStylesheet();
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
        };
    }

    private static String resource(String name) {
        URL url = Theme.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("stylesheet missing: " + name);
        }
        return url.toExternalForm();
    }
}
