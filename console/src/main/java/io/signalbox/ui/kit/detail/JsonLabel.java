package io.signalbox.ui.kit.detail;

import io.signalbox.ui.kit.json.JsonText;
import javafx.scene.control.Label;

/// JSON laid out for reading. Very long ones are cut; copying gives all of it.
public final class JsonLabel extends Label {
    private static final int MOST = 8_000;

    private String shown = "";

    public JsonLabel() {
        getStyleClass().addAll("sb-mono", "sb-json");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
    }

    public void show(String json) {
        if (json.equals(shown)) {
            return;
        }
        shown = json;
        String pretty = json.length() > MOST ? json : JsonText.pretty(json);
        setText(
                pretty.length() > MOST
                        ? pretty.substring(0, MOST)
                                + "\n\u2026 cut here after "
                                + MOST
                                + " characters; copying gives all"
                        : pretty);
    }
}
