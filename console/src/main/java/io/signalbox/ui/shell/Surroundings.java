package io.signalbox.ui.shell;

import io.signalbox.ui.kit.theme.Theme;
import java.net.URI;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;

/// What a shell can ask of the window around it, and of the feed below it. FX thread.
public interface Surroundings {

    /// A shell alone: nothing around it.
    Surroundings NONE = new Surroundings() {};

    /// The list of environments.
    default void openEnvironments() {}

    default void openPalette() {}

    default void openShortcuts() {}

    /// The notifications, beside the button that asked.
    default void openNotices(Node owner) {}

    /// Notifications that nobody has looked at.
    default ObservableIntegerValue unseenNotices() {
        return new ReadOnlyIntegerWrapper(0);
    }

    /// Connects afresh, which brings all sockets again; also the way on after a refusal.
    default void resync() {}

    /// Versions, states and last errors as a text for a bug report; no secrets.
    default String diagnostics() {
        return "";
    }

    /// Something ended that the operator began: a file was written, or not.
    ///
    /// @param sentence without a full stop
    default void told(boolean good, String sentence) {}

    /// How it is asked where an export goes.
    default FileAsking files() {
        return FileAsking.BY_PLATFORM;
    }

    /// Opens a page in the browser of the desktop.
    default void browse(URI page) {}

    /// The operator chose another look.
    default void themeChanged(Theme theme) {}
}
