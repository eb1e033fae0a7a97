package io.signalbox.ui.workspace;

import io.signalbox.environment.EnvironmentKind;
import io.signalbox.ui.kit.screen.ScreenId;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// One page of the window. All calls on the FX thread.
public interface Tab {

    ObservableValue<String> title();

    /// The kind of the environment in it; null for a page that is none.
    @Nullable EnvironmentKind kind();

    /// The same node every time.
    Parent node();

    /// What would be cut off by closing, as a sentence; empty when nothing is under way.
    default Optional<String> busy() {
        return Optional.empty();
    }

    /// A dialog is open in it: keys that lead elsewhere wait.
    default boolean asking() {
        return false;
    }

    /// The screens that it has.
    default List<ScreenId> screens() {
        return List.of();
    }

    /// Opens a screen of it; a page without screens does nothing.
    default void open(ScreenId screen) {}

    /// Puts the focus where work goes on.
    default void focus() {}

    /// It was closed: lets go of all it holds.
    void closed();
}
