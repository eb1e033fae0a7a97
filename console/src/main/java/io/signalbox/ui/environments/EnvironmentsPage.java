package io.signalbox.ui.environments;

import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.environment.EnvironmentStore.BadFile;
import io.signalbox.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The page of all environments: their list, or the editor of one. FX thread; the file is read and
/// written off it.
public final class EnvironmentsPage {
    private final EnvironmentStore store;
    private final Probes probes;
    private final Executor background;
    private final Owner owner;
    private final StackPane root = new StackPane();
    private final EnvironmentList list;
    private EnvironmentStore.Listing listing =
            new EnvironmentStore.Listing(List.of(), Optional.empty());
    private @Nullable EditorView editor;

    /// What the page asks of the window.
    public interface Owner {
        void open(Environment environment);

        /// A lab on this machine.
        void openLab();

        /// Asks before `act`.
        void confirm(String title, String sentence, String yes, Runnable act);
    }

    /// @param background may block
    public EnvironmentsPage(
            EnvironmentStore store, Probes probes, Executor background, Owner owner) {
        this.store = store;
        this.probes = probes;
        this.background = background;
        this.owner = owner;
        list = new EnvironmentList(this, owner, store.file());
        root.getChildren().setAll(list);
        reload();
    }

    public Parent root() {
        return root;
    }

    /// Unsaved typing, as a sentence; empty when there is none.
    public Optional<String> unsaved() {
        return editor != null && editor.changed()
                ? Optional.of("What you typed for " + editor.title() + " is not saved.")
                : Optional.empty();
    }

    public void focus() {
        if (editor != null) {
            editor.focus();
        } else {
            list.focus();
        }
    }

    /// Ends a connection test under way.
    public void closed() {
        if (editor != null) {
            editor.leave();
        }
    }

    /// Reads the file again.
    public void reload() {
        background.execute(
                () -> {
                    EnvironmentStore.Listing read = store.load();
                    FxThread.run(
                            () -> {
                                listing = read;
                                list.show(read);
                            });
                });
    }

    /// A new one with empty fields.
    public void create() {
        edit(null, null, "New environment");
    }

    public void edit(Environment environment) {
        edit(
                listing.environments().contains(environment) ? environment : null,
                environment,
                "Edit " + environment.name());
    }

    /// The editor with the fields of `environment` and a name of its own.
    void duplicate(Environment environment) {
        String name = environment.name() + " copy";
        for (int i = 2; taken(null).contains(name); i++) {
            name = environment.name() + " copy " + i;
        }
        edit(
                null,
                new Environment(
                        name,
                        environment.kind(),
                        environment.admin(),
                        environment.aws(),
                        environment.protectedFromWrites(),
                        environment.thresholds()),
                "New environment");
    }

    void delete(Environment environment) {
        owner.confirm(
                "Delete " + environment.name() + "?",
                "It is removed from " + store.file() + ". The fleet itself is not touched.",
                "Delete the environment",
                () ->
                        change(
                                () -> {
                                    store.delete(environment);
                                    return Optional.empty();
                                },
                                this::back,
                                list::fail));
    }

    private void edit(@Nullable Environment before, @Nullable Environment shown, String title) {
        EditorModel model = new EditorModel(before, shown, taken(before));
        EditorView view = new EditorView(model, title, listing.fault(), probes, this);
        editor = view;
        root.getChildren().setAll(view);
        view.focus();
    }

    private Set<String> taken(@Nullable Environment before) {
        return listing.environments().stream()
                .map(Environment::name)
                .filter(name -> before == null || !name.equals(before.name()))
                .collect(Collectors.toSet());
    }

    /// Writes what the editor holds.
    ///
    /// @param open opens it too
    void save(EditorModel model, EditorView view, boolean open) {
        Environment after = model.environment();
        BadFile badFile = listing.fault().isPresent() ? BadFile.KEEP_ASIDE : BadFile.REFUSE;
        change(
                () -> store.save(model.before(), after, badFile),
                () -> {
                    back();
                    if (open) {
                        owner.open(after);
                    }
                },
                view::fail);
    }

    private void change(
            Supplier<Optional<Path>> work,
            Runnable done,
            java.util.function.Consumer<String> failed) {
        background.execute(
                () -> {
                    try {
                        Optional<Path> aside = work.get();
                        FxThread.run(
                                () -> {
                                    done.run();
                                    aside.ifPresent(list::keptAside);
                                });
                    } catch (EnvironmentException e) {
                        FxThread.run(() -> failed.accept(String.valueOf(e.getMessage())));
                    }
                });
    }

    /// To the list.
    void back() {
        if (editor != null) {
            editor.leave();
            editor = null;
        }
        root.getChildren().setAll(list);
        list.focus();
        reload();
    }
}
