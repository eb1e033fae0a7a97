package io.signalbox.app;

import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.operation.Operation;
import io.signalbox.ui.environments.LoginView;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.notices.Notice;
import io.signalbox.ui.notices.NoticeRules;
import io.signalbox.ui.shell.Shell;
import io.signalbox.ui.workspace.Tab;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One environment in the window: what is started for it, its login, then its screens. FX thread only.
final class EnvironmentTab implements Tab, LoginView.Owner {
    private final ConsoleWindow window;
    private final EnvironmentKind kind;
    private final StringProperty title;
    private final StackPane root = new StackPane();
    private final Passwords passwords = new Passwords();
    private final Refusals refusals = new Refusals();
    private final Runnable onClosed;

    private @Nullable OpenSession open;
    private @Nullable LoginView login;
    private @Nullable Credentials credentials;
    private @Nullable Environment environment;
    private boolean opening;
    private boolean closed;

    /// What runs for a tab once it is open.
    private record OpenSession(ConsoleSession session, Shell shell, NoticeRules rules) {}

    /// @param onClosed lets go of what was started for this tab alone
    EnvironmentTab(ConsoleWindow window, String title, EnvironmentKind kind, Runnable onClosed) {
        this.window = window;
        this.title = new SimpleStringProperty(title);
        this.kind = kind;
        this.onClosed = onClosed;
        root.getStyleClass().add("sb-shell");
    }

    /// Shows that something is being started.
    StartingView starting(String sentence) {
        StartingView view = new StartingView();
        view.say(sentence);
        root.getChildren().setAll(view);
        return view;
    }

    /// Opens the environment; asks for the password where a login is wanted and none is there.
    ///
    /// @param password taken over; empty for none
    void open(Environment wanted, char[] password) {
        environment = wanted;
        title.set(wanted.name());
        passwords.set(password);
        if (wanted.admin().username() == null || password.length > 0) {
            begin(wanted);
            return;
        }
        LoginView view = ask(wanted);
        credentials =
                new Credentials(
                        window.parts().keyring(),
                        wanted.admin(),
                        found -> {
                            if (found.length > 0 && open == null && !opening && !closed) {
                                passwords.set(found);
                                connected();
                            }
                        },
                        this::keyringFailed);
        credentials.look(view);
    }

    /// Shows a session that somebody else made and starts.
    void show(ConsoleSession session) {
        environment = session.environment();
        run(session, false);
    }

    private LoginView ask(Environment wanted) {
        LoginView view = new LoginView(wanted, this);
        login = view;
        root.getChildren().setAll(view);
        view.focus();
        return view;
    }

    /// Makes the session off the FX thread: the clients of AWS take their time.
    private void begin(Environment wanted) {
        opening = true;
        StartingView starting = starting("Opening " + wanted.name());
        window.parts()
                .background()
                .execute(
                        () -> {
                            try {
                                ConsoleSession made =
                                        new ConsoleSession(
                                                wanted, passwords, window.parts().journal());
                                FxThread.run(() -> made(made));
                            } catch (EnvironmentException e) {
                                FxThread.run(() -> starting.fail(String.valueOf(e.getMessage())));
                            }
                        });
    }

    private void made(ConsoleSession session) {
        opening = false;
        if (closed) {
            window.parts().background().execute(session::close);
        } else {
            run(session, true);
        }
    }

    private void run(ConsoleSession session, boolean start) {
        Shell shell = window.shell(session, this);
        open = new OpenSession(session, shell, new NoticeRules(session.environment().thresholds()));
        session.onSnapshot(snapshot -> FxThread.run(() -> show(snapshot)));
        root.getChildren().setAll(shell.root());
        if (start) {
            window.holds(session, true);
            session.start();
        }
        focus();
    }

    private void show(ConsoleSnapshot snapshot) {
        OpenSession running = open;
        if (running == null || closed) {
            return;
        }
        running.shell().show(snapshot);
        for (Notice notice : running.rules().observe(snapshot, running.shell()::followsInDialog)) {
            window.tell(this, notice);
        }
        FeedStatus feed = snapshot.fleet().feed();
        refusals.unseen(feed).ifPresent(this::refused);
        if (feed instanceof FeedStatus.Live && credentials != null) {
            credentials.proved(passwords::password);
        }
    }

    private void refused(FeedStatus.Refused refused) {
        if (environment == null) {
            return;
        }
        LoginView view = login == null ? new LoginView(environment, this) : login;
        login = view;
        if (credentials == null) {
            credentials =
                    new Credentials(
                            window.parts().keyring(),
                            environment.admin(),
                            _ -> {},
                            this::keyringFailed);
            credentials.look(view);
        }
        root.getChildren().setAll(view);
        view.refused(refused.sentence(), refused.whatToDo());
    }

    private void keyringFailed(String sentence) {
        window.tell(
                this, new Notice(Instant.now(), title.get(), Notice.Level.WARN, sentence, null));
    }

    @Override
    public void connect(char[] password, boolean remember) {
        passwords.set(password);
        if (credentials != null) {
            credentials.wanted(remember);
        }
        connected();
    }

    private void connected() {
        OpenSession running = open;
        if (running == null) {
            if (environment != null && !opening) {
                begin(environment);
            }
            return;
        }
        root.getChildren().setAll(running.shell().root());
        running.session().feed().resync();
        focus();
    }

    @Override
    public void tryAgain() {
        connected();
    }

    @Override
    public void look() {
        if (open != null) {
            root.getChildren().setAll(open.shell().root());
            focus();
        }
    }

    @Override
    public void forget() {
        if (credentials != null) {
            credentials.forget();
        }
    }

    @Override
    public void edit() {
        if (environment != null) {
            window.edit(environment);
        }
    }

    Optional<Shell> shell() {
        return Optional.ofNullable(open).map(OpenSession::shell);
    }

    Optional<ConsoleSession> session() {
        return Optional.ofNullable(open).map(OpenSession::session);
    }

    Optional<Environment> environment() {
        return Optional.ofNullable(environment);
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public EnvironmentKind kind() {
        return kind;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public Optional<String> busy() {
        return session()
                .flatMap(
                        session ->
                                session.operations().recent().stream()
                                        .filter(operation -> !operation.done().isDone())
                                        .findFirst())
                .map(EnvironmentTab::sentence);
    }

    private static String sentence(Operation operation) {
        return "“"
                + operation.plan().title()
                + "” is running. It goes on to the end of its step; what comes after that is not"
                + " done. The journal has what was.";
    }

    @Override
    public boolean asking() {
        return shell().map(Shell::dialogOpen).orElse(false);
    }

    @Override
    public List<ScreenId> screens() {
        return shell().map(Shell::screenIds).orElse(List.of());
    }

    @Override
    public void open(ScreenId screen) {
        shell().ifPresent(shell -> shell.open(screen));
    }

    @Override
    public void focus() {
        if (open != null && root.getChildren().contains(open.shell().root())) {
            open.shell().focus();
        } else if (login != null) {
            login.focus();
        }
    }

    @Override
    public void closed() {
        if (closed) {
            return;
        }
        closed = true;
        OpenSession running = open;
        window.parts()
                .background()
                .execute(
                        () -> {
                            if (running != null) {
                                window.holds(running.session(), false);
                                running.session().close();
                            }
                            passwords.close();
                            onClosed.run();
                        });
    }
}
