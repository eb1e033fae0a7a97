package io.signalbox.app;

import io.signalbox.environment.EnvironmentKind;
import io.signalbox.ui.environments.EnvironmentsPage;
import io.signalbox.ui.workspace.Tab;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// The list of environments as a tab.
record EnvironmentsTab(EnvironmentsPage page) implements Tab {

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Environments");
    }

    @Override
    public @Nullable EnvironmentKind kind() {
        return null;
    }

    @Override
    public Parent node() {
        return page.root();
    }

    @Override
    public Optional<String> busy() {
        return page.unsaved();
    }

    @Override
    public void focus() {
        page.focus();
    }

    @Override
    public void closed() {
        page.closed();
    }
}
