package io.signalbox.app;

import io.signalbox.ui.kit.theme.Theme;
import io.signalbox.ui.notices.Notice;
import io.signalbox.ui.notices.NoticePanel;
import io.signalbox.ui.shell.FileAsking;
import io.signalbox.ui.shell.Surroundings;
import io.signalbox.ui.workspace.ShortcutsView;
import java.net.URI;
import java.time.Instant;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;

/// The window as one tab's shell knows it.
record WindowAround(ConsoleWindow window, ConsoleSession session, EnvironmentTab tab)
        implements Surroundings {

    @Override
    public void openEnvironments() {
        window.openEnvironments();
    }

    @Override
    public void openPalette() {
        window.openPalette();
    }

    @Override
    public void openShortcuts() {
        ShortcutsView.open(window.workspace());
    }

    @Override
    public void openNotices(Node owner) {
        Preferences preferences = window.parts().preferences();
        NoticePanel.open(
                owner,
                window.notices(),
                session.environment().name(),
                new NoticePanel.Loudness(
                        preferences.now().sound(),
                        window.parts().loud().missing(),
                        chosen -> preferences.change(settings -> settings.withSound(chosen)),
                        muted -> preferences.change(settings -> settings.withMuted(muted))));
    }

    @Override
    public ObservableIntegerValue unseenNotices() {
        return window.notices().unseen();
    }

    @Override
    public void resync() {
        session.feed().resync();
    }

    @Override
    public String diagnostics() {
        return Diagnostics.of(session);
    }

    @Override
    public void told(boolean good, String sentence) {
        window.tell(
                tab,
                new Notice(
                        Instant.now(),
                        session.environment().name(),
                        good ? Notice.Level.INFO : Notice.Level.CRITICAL,
                        sentence,
                        null));
    }

    @Override
    public FileAsking files() {
        return window.parts().files();
    }

    @Override
    public void browse(URI page) {
        window.parts().background().execute(() -> Browser.open(page));
    }

    @Override
    public void themeChanged(Theme theme) {
        window.theme(theme);
    }
}
