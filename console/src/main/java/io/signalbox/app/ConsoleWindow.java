package io.signalbox.app;

import io.signalbox.app.desktop.Loud;
import io.signalbox.app.desktop.NoKeyring;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.environment.UserFolders;
import io.signalbox.environment.keyring.Keyring;
import io.signalbox.environment.settings.Settings;
import io.signalbox.journal.Journal;
import io.signalbox.ui.environments.EnvironmentsPage;
import io.signalbox.ui.environments.Probes;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.theme.Theme;
import io.signalbox.ui.notices.Notice;
import io.signalbox.ui.notices.NoticeCentre;
import io.signalbox.ui.notices.Toasts;
import io.signalbox.ui.palette.PaletteItem;
import io.signalbox.ui.palette.PaletteView;
import io.signalbox.ui.shell.FileAsking;
import io.signalbox.ui.shell.Shell;
import io.signalbox.ui.workspace.Question;
import io.signalbox.ui.workspace.Tab;
import io.signalbox.ui.workspace.Workspace;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The console's one window, put together by hand: tabs with their environments, the palette, the
/// notifications. FX thread only.
public final class ConsoleWindow implements Workspace.Owner {

    private static final int STEP_PERCENT = 10;

    private final Parts parts;
    private final Workspace workspace = new Workspace(this);
    private final NoticeCentre notices = new NoticeCentre();
    private final Scene scene;
    private final Set<ConsoleSession> sessions = ConcurrentHashMap.newKeySet();
    private Theme theme;
    private List<Environment> known = List.of();

    /// What the window needs of the program.
    ///
    /// @param background may block
    /// @param loud tells of notices beyond the window
    /// @param files asks where an export goes
    /// @param openLab starts a lab in a tab of its own
    /// @param lastClosed called when no tab is left
    record Parts(
            EnvironmentStore environments,
            Journal journal,
            Keyring keyring,
            Probes probes,
            Preferences preferences,
            Executor background,
            Loud loud,
            FileAsking files,
            Consumer<ConsoleWindow> openLab,
            Runnable lastClosed) {}

    ConsoleWindow(Parts parts) {
        this.parts = parts;
        Settings settings = parts.preferences().now();
        theme = settings.light() ? Theme.LIGHT : Theme.DARK;
        Toasts toasts = new Toasts();
        workspace.over(toasts);
        notices.onNotice(toasts::show);
        notices.onNotice(this::aloud);
        settings.muted().forEach(name -> notices.mute(name, true));
        scene = new Scene(workspace.root(), settings.window().width(), settings.window().height());
        theme.apply(scene, settings.textPercent());
        readKnown();
    }

    /// A window with this session alone, which its maker starts and closes.
    public ConsoleWindow(ConsoleSession session, Theme theme) {
        this(session, theme, FileAsking.BY_PLATFORM);
    }

    /// The same, asking in another way where files go.
    public ConsoleWindow(ConsoleSession session, Theme theme, FileAsking files) {
        this(alone(session, theme, files));
        EnvironmentTab tab =
                new EnvironmentTab(
                        this, session.environment().name(), session.environment().kind(), () -> {});
        tab.show(session);
        workspace.add(tab);
    }

    private static Parts alone(ConsoleSession session, Theme theme, FileAsking files) {
        Executor background = Executors.newVirtualThreadPerTaskExecutor();
        return new Parts(
                new EnvironmentStore(
                        UserFolders.ofThisUser().environments(), InstantSource.system()),
                session.journal(),
                new NoKeyring("No keyring is used here"),
                new Probes(new FeedConnectionTest(), new StackFleetSearch(background)),
                new Preferences(null, Settings.USUAL.withLight(theme == Theme.LIGHT)),
                background,
                Loud.SILENT,
                files,
                _ -> {},
                () -> {});
    }

    Parts parts() {
        return parts;
    }

    Workspace workspace() {
        return workspace;
    }

    NoticeCentre notices() {
        return notices;
    }

    /// The screens' frame for a session, as part of this window.
    Shell shell(ConsoleSession session, EnvironmentTab tab) {
        Shell shell =
                new Shell(
                        new Shell.Parts(
                                session.environment(),
                                session.operations(),
                                session,
                                parts.background(),
                                Version.text(),
                                new WindowAround(this, session, tab)));
        shell.theme(theme);
        shell.screens(
                ConsoleScreens.of(session, shell.actions(), new KeptColumns(parts.preferences())));
        return shell;
    }

    /// Opens the environment, in the tab that it has already or in a new one.
    void open(Environment environment, char[] password) {
        Optional<EnvironmentTab> there =
                environmentTabs().stream()
                        .filter(tab -> tab.environment().equals(Optional.of(environment)))
                        .findFirst();
        if (there.isPresent()) {
            workspace.select(there.get());
            return;
        }
        EnvironmentTab tab =
                new EnvironmentTab(this, environment.name(), environment.kind(), () -> {});
        workspace.add(tab);
        tab.open(environment, password);
    }

    List<EnvironmentTab> environmentTabs() {
        return workspace.tabs().stream()
                .filter(EnvironmentTab.class::isInstance)
                .map(EnvironmentTab.class::cast)
                .toList();
    }

    @Override
    public void openEnvironments() {
        environments();
    }

    /// The page of environments, in its one tab.
    EnvironmentsPage environments() {
        Optional<EnvironmentsTab> there =
                workspace.tabs().stream()
                        .filter(EnvironmentsTab.class::isInstance)
                        .map(EnvironmentsTab.class::cast)
                        .findFirst();
        if (there.isPresent()) {
            workspace.select(there.get());
            return there.get().page();
        }
        EnvironmentsPage page =
                new EnvironmentsPage(
                        parts.environments(), parts.probes(), parts.background(), new PageOwner());
        workspace.add(new EnvironmentsTab(page));
        return page;
    }

    /// The editor with this environment, in the page of environments.
    void edit(Environment environment) {
        environments().edit(environment);
    }

    private final class PageOwner implements EnvironmentsPage.Owner {
        @Override
        public void open(Environment environment) {
            ConsoleWindow.this.open(environment, new char[0]);
        }

        @Override
        public void openLab() {
            parts.openLab().accept(ConsoleWindow.this);
        }

        @Override
        public void confirm(String title, String sentence, String yes, Runnable act) {
            workspace.ask(new Question(title, sentence, "Keep it", yes, act));
        }
    }

    @Override
    public void openPalette() {
        // Somebody may have written the file; the next time it is right.
        readKnown();
        List<PaletteItem> items = new PaletteItems(this).all();
        PaletteView view =
                new PaletteView(
                        items,
                        action -> {
                            workspace.closeDialog();
                            action.run();
                        });
        workspace.open(view, view::focus);
    }

    @Override
    public void scaleText(int direction) {
        parts.preferences()
                .change(
                        settings ->
                                settings.withTextPercent(
                                        direction == 0
                                                ? 100
                                                : settings.textPercent()
                                                        + direction * STEP_PERCENT));
        restyle();
    }

    private void restyle() {
        environmentTabs().forEach(tab -> tab.shell().ifPresent(Shell::restyling));
        theme.apply(scene, parts.preferences().now().textPercent());
    }

    /// The other look, kept.
    void theme(Theme chosen) {
        theme = chosen;
        restyle();
        environmentTabs().forEach(tab -> tab.shell().ifPresent(shell -> shell.chosen(chosen)));
        parts.preferences().change(settings -> settings.withLight(chosen == Theme.LIGHT));
    }

    Theme theme() {
        return theme;
    }

    /// The environments of the file, as last read.
    List<Environment> known() {
        return known;
    }

    private void readKnown() {
        parts.background()
                .execute(
                        () -> {
                            List<Environment> read = parts.environments().load().environments();
                            FxThread.run(() -> known = read);
                        });
    }

    /// Tells the operator something of a tab's environment.
    void tell(EnvironmentTab tab, Notice notice) {
        Notice.Link link = notice.link();
        notices.add(
                notice,
                () -> {
                    if (workspace.tabs().contains(tab) && link != null) {
                        workspace.select(tab);
                        tab.shell()
                                .ifPresent(
                                        shell ->
                                                shell.actions().open(link.screen(), link.filter()));
                    }
                });
    }

    /// Beyond the window: for who looks elsewhere, and for ears.
    private void aloud(NoticeCentre.Told told) {
        Notice notice = told.notice();
        if (notice.level() == Notice.Level.INFO) {
            return;
        }
        if (parts.preferences().now().sound()) {
            parts.loud().sound();
        }
        boolean seen = scene.getWindow() != null && scene.getWindow().isFocused();
        if (!seen) {
            parts.loud().desktop(notice.environment(), notice.sentence());
        }
    }

    @Override
    public void lastClosed() {
        parts.lastClosed().run();
    }

    /// The shell of the first tab that shows one.
    public Shell shell() {
        return environmentTabs().stream()
                .flatMap(tab -> tab.shell().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no environment is open"));
    }

    /// Ends what runs in the tabs. Any thread.
    void release() {
        sessions.forEach(ConsoleSession::close);
    }

    /// A session was started (or has ended) for a tab; it is ended with the window at the latest.
    void holds(ConsoleSession session, boolean running) {
        if (running) {
            sessions.add(session);
        } else {
            sessions.remove(session);
        }
    }

    public Scene scene() {
        return scene;
    }

    public void show(Stage stage, String title) {
        FxThread.require();
        stage.setTitle(title);
        stage.setMinWidth(1100);
        stage.setMinHeight(700);
        stage.setScene(scene);
        stage.setOnCloseRequest(
                event -> {
                    Optional<Tab> busy =
                            workspace.tabs().stream()
                                    .filter(tab -> tab.busy().isPresent())
                                    .findFirst();
                    busy.ifPresent(
                            tab -> {
                                event.consume();
                                workspace.ask(
                                        new Question(
                                                "Close the console?",
                                                tab.title().getValue()
                                                        + ": "
                                                        + tab.busy().orElse(""),
                                                "Keep it open",
                                                "Close the console",
                                                stage::hide));
                            });
                });
        stage.sizeToScene();
        stage.centerOnScreen();
        paintUnseen();
        stage.show();
        stage.widthProperty().addListener((_, _, _) -> size(stage));
        stage.heightProperty().addListener((_, _, _) -> size(stage));
    }

    /// Lays out and paints once what the window is about to show. It is the slowest frame of all, with code that has
    /// never run: nobody shall look at an empty window meanwhile.
    private void paintUnseen() {
        scene.snapshot(null);
    }

    private void size(Stage stage) {
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            Settings.WindowSize size =
                    new Settings.WindowSize((int) scene.getWidth(), (int) scene.getHeight());
            parts.preferences().change(settings -> settings.withWindow(size));
        }
    }
}
