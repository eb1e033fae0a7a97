package io.signalbox.ui.kit;

import io.signalbox.operation.Intent;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.dialog.DialogLayer;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Dialog;
import io.signalbox.ui.kit.screen.FileContent;
import io.signalbox.ui.kit.screen.ScreenId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Notes what is asked for.
public final class TestingActions implements Actions {
    private final List<Intent> requested = new ArrayList<>();
    private final List<Dialog> asked = new ArrayList<>();
    private final List<URI> browsed = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final Map<String, String> saved = new LinkedHashMap<>();
    private String chosenName = "";
    private String chosenText = "";
    private @Nullable TrafficSplit rollBack;
    private @Nullable DialogLayer layer;
    private Availability availability = Availability.POSSIBLE;

    /// What [#availability] answers from now on.
    public void answer(Availability answer) {
        availability = answer;
    }

    /// Where a roll back would go from now on; null for nowhere.
    public void rollBackTo(@Nullable TrafficSplit split) {
        rollBack = split;
    }

    /// Pages that were opened in the browser.
    public List<URI> browsed() {
        return browsed;
    }

    public List<Intent> requested() {
        return requested;
    }

    /// Screens that were asked for, each with its filter where one was typed.
    public List<String> opened() {
        return opened;
    }

    /// Files by their suggested name.
    public Map<String, String> saved() {
        return saved;
    }

    /// What was written into a file of that name.
    public String file(String name) {
        String content = saved.get(name);
        if (content == null) {
            throw new AssertionError("no " + name + " among " + saved.keySet());
        }
        return content;
    }

    /// What the operator chooses when a file is asked for from now on.
    public void choose(String name, String text) {
        chosenName = name;
        chosenText = text;
    }

    @Override
    public void load(String what, List<String> endings, BiConsumer<String, String> then) {
        then.accept(chosenName, chosenText);
    }

    public List<String> copied() {
        return copied;
    }

    @Override
    public void request(Intent intent) {
        requested.add(intent);
    }

    @Override
    public Availability availability(ConsoleSnapshot snapshot) {
        return availability;
    }

    @Override
    public Optional<TrafficSplit> rollBackSplit() {
        return Optional.ofNullable(rollBack);
    }

    @Override
    public void cancelRunning() {}

    @Override
    public void open(ScreenId screen) {
        opened.add(screen.label());
    }

    @Override
    public void open(ScreenId screen, String filter) {
        opened.add(screen.label() + " " + filter);
    }

    /// Where dialogs are shown from now on; before, they are only noted.
    public DialogLayer layer() {
        if (layer == null) {
            layer = new DialogLayer();
        }
        return layer;
    }

    /// Dialogs that were asked for, newest last.
    public List<Dialog> asked() {
        return asked;
    }

    @Override
    public void ask(Dialog dialog) {
        asked.add(dialog);
        DialogLayer shown = layer;
        if (shown != null) {
            dialog.onClosed(shown::close);
            shown.open(dialog.node(), dialog::focus, dialog::cancel);
        }
    }

    @Override
    public void save(String suggestedName, FileContent content) {
        StringWriter out = new StringWriter();
        try {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        saved.put(suggestedName, out.toString());
    }

    @Override
    public void browse(URI page) {
        browsed.add(page);
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }
}
