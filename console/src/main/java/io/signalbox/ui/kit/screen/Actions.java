package io.signalbox.ui.kit.screen;

import io.signalbox.operation.Intent;
import io.signalbox.operation.TrafficSplit;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What a screen can ask for. A request makes a plan off the FX thread and shows it; nothing happens
/// before the operator confirms it. FX thread only.
public interface Actions {
    /// Makes the plan and opens the dialog that shows it.
    void request(Intent intent);

    /// Whether requests can be made at all now: armed, AWS there, no operation running. The plan
    /// itself says what speaks against one intent.
    Availability availability(ConsoleSnapshot snapshot);

    /// Where a roll back would go; empty when there is nothing to go back to.
    Optional<TrafficSplit> rollBackSplit();

    /// Asks the running operation to stop before its next step.
    void cancelRunning();

    /// Opens another screen.
    void open(ScreenId screen);

    /// Opens another screen with a filter typed in; an empty one clears it.
    void open(ScreenId screen, String filter);

    /// Opens a dialog over the screens; nothing happens while another one is open.
    void ask(Dialog dialog);

    /// Asks for a file and has it written off the FX thread; says how that came out.
    ///
    /// @param suggestedName with its ending, `clients.csv`
    void save(String suggestedName, FileContent content);

    /// Asks for a text file and hands it on; one that cannot be read is told and not handed on.
    ///
    /// @param what to choose, the title of the question
    /// @param endings allowed, `*.yaml`
    /// @param then takes the file's name and its text, on the FX thread
    void load(String what, List<String> endings, BiConsumer<String, String> then);

    /// Opens a page in the browser of the desktop.
    void browse(URI page);

    /// Puts the text onto the clipboard.
    void copy(String text);
}
