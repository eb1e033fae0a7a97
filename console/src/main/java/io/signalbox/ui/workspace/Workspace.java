package io.signalbox.ui.workspace;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.dialog.DialogLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// All that is in the window: tabs, the page of the current one, and over them one dialog or the
/// palette. FX thread only.
public final class Workspace {
    private final Owner owner;
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane page = new StackPane();
    private final DialogLayer layer = new DialogLayer();
    private final TabStrip strip;
    private final List<Tab> tabs = new ArrayList<>();
    private @Nullable Tab current;

    /// What the window asks of the program.
    public interface Owner {
        /// Another environment is wanted: its list.
        void openEnvironments();

        /// The palette is wanted.
        void openPalette();

        /// Text larger (1), smaller (-1) or as designed (0).
        void scaleText(int direction);

        /// The last tab was closed.
        void lastClosed();
    }

    public Workspace(Owner owner) {
        this.owner = owner;
        strip = new TabStrip(this::select, this::close, owner::openEnvironments);
        root.getStyleClass().add("sb-shell");
        frame.setCenter(page);
        root.getChildren().addAll(frame, layer);
        new WorkspaceKeys(this, owner).follow(root);
    }

    public Parent root() {
        return root;
    }

    /// Puts a node over everything that lets the mouse through where it is empty.
    public void over(Region node) {
        root.getChildren().add(node);
    }

    public List<Tab> tabs() {
        return List.copyOf(tabs);
    }

    public Optional<Tab> current() {
        return Optional.ofNullable(current);
    }

    /// Adds the tab at the right and turns to it.
    public void add(Tab tab) {
        FxThread.require();
        tabs.add(tab);
        select(tab);
    }

    /// Puts `next` where `old` is, and closes that.
    public void replace(Tab old, Tab next) {
        int index = tabs.indexOf(old);
        if (index < 0) {
            add(next);
            return;
        }
        tabs.set(index, next);
        select(next);
        old.closed();
    }

    public void select(Tab tab) {
        FxThread.require();
        current = tab;
        page.getChildren().setAll(tab.node());
        arrange();
        tab.focus();
    }

    /// The neighbour of the current tab, round and round.
    void turn(int step) {
        if (current != null && tabs.size() > 1 && !layer.isOpen()) {
            select(tabs.get(Math.floorMod(tabs.indexOf(current) + step, tabs.size())));
        }
    }

    void closeCurrent() {
        if (current != null && !layer.isOpen()) {
            close(current);
        }
    }

    /// Closes the tab, after asking when something is under way in it.
    public void close(Tab tab) {
        Optional<String> busy = tab.busy();
        if (busy.isEmpty()) {
            remove(tab);
            return;
        }
        select(tab);
        ask(
                new Question(
                        "Close " + tab.title().getValue() + "?",
                        busy.get(),
                        "Keep it open",
                        "Close the tab",
                        () -> remove(tab)));
    }

    private void remove(Tab tab) {
        int index = tabs.indexOf(tab);
        if (index < 0) {
            return;
        }
        tabs.remove(tab);
        tab.closed();
        if (tabs.isEmpty()) {
            current = null;
            page.getChildren().clear();
            owner.lastClosed();
        } else if (tab.equals(current)) {
            select(tabs.get(Math.min(index, tabs.size() - 1)));
        } else {
            arrange();
        }
    }

    /// Asks over everything; Escape takes the harmless way.
    public void ask(Question question) {
        QuestionView view = new QuestionView(question, layer::close);
        open(view, view::focus);
    }

    /// Opens a dialog over everything; Escape closes it.
    public void open(Region dialog, Runnable focus) {
        if (layer.isOpen()) {
            layer.close();
        }
        layer.open(dialog, focus, layer::close);
    }

    public void closeDialog() {
        if (layer.isOpen()) {
            layer.close();
        }
    }

    /// A dialog is open, over everything or in the current tab.
    boolean asking() {
        return layer.isOpen() || (current != null && current.asking());
    }

    private void arrange() {
        // One environment alone needs no strip; the room is its screens'.
        if (tabs.size() > 1) {
            frame.setTop(strip);
            strip.show(tabs, current);
        } else {
            frame.setTop(null);
        }
    }
}
