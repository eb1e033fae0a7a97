package io.signalbox.ui.notices;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// All that was told in this run of the console, newest first, and which environments are muted. FX
/// thread only.
public final class NoticeCentre {
    private static final int KEPT = 200;

    private final List<Told> all = new ArrayList<>();
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
    private final Set<String> muted = new HashSet<>();
    private final List<Consumer<Told>> listeners = new ArrayList<>();

    /// @param open leads to where one can see more
    public record Told(Notice notice, Runnable open) {}

    /// Called with each notice of an environment that is not muted.
    public void onNotice(Consumer<Told> listener) {
        listeners.add(listener);
    }

    public void add(Notice notice, Runnable open) {
        Told told = new Told(notice, open);
        all.addFirst(told);
        if (all.size() > KEPT) {
            all.removeLast();
        }
        if (!muted.contains(notice.environment())) {
            unseen.set(unseen.get() + 1);
            listeners.forEach(listener -> listener.accept(told));
        }
    }

    public List<Told> all() {
        return List.copyOf(all);
    }

    /// What came since somebody looked.
    public ReadOnlyIntegerProperty unseen() {
        return unseen.getReadOnlyProperty();
    }

    public void seen() {
        unseen.set(0);
    }

    public boolean muted(String environment) {
        return muted.contains(environment);
    }

    /// A muted environment's notices are listed and not shown otherwise.
    public void mute(String environment, boolean quiet) {
        if (quiet) {
            muted.add(environment);
        } else {
            muted.remove(environment);
        }
    }

    public Set<String> muted() {
        return Set.copyOf(muted);
    }
}
