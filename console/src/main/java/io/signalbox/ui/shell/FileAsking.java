package io.signalbox.ui.shell;

import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks the operator where a file goes. FX thread.
public interface FileAsking {

    /// The chooser of the platform; it asks before it names a file that is there.
    FileAsking BY_PLATFORM =
            (owner, suggestedName) -> {
                FileChooser chooser = new FileChooser();
                chooser.setTitle("Save " + suggestedName);
                chooser.setInitialFileName(suggestedName);
                File chosen = chooser.showSaveDialog(owner);
                return chosen == null ? null : chosen.toPath();
            };

    /// @return null when the operator thought better of it
    @Nullable Path whereToSave(Window owner, String suggestedName);
}
