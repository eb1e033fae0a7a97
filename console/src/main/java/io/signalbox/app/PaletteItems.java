package io.signalbox.app;

import io.signalbox.environment.Environment;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.palette.PaletteItem;
import io.signalbox.ui.shell.Shell;
import io.signalbox.ui.workspace.ShortcutsView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything that the palette offers in a window at this moment.
final class PaletteItems {
    private static final int MOST_SERVERS = 2_000;

    private final ConsoleWindow window;
    private final List<PaletteItem> items = new ArrayList<>();

    PaletteItems(ConsoleWindow window) {
        this.window = window;
    }

    List<PaletteItem> all() {
        window.workspace()
                .current()
                .filter(EnvironmentTab.class::isInstance)
                .map(EnvironmentTab.class::cast)
                .ifPresent(tab -> tab.shell().ifPresent(shell -> ofTab(tab, shell)));
        tabs();
        environments();
        ofWindow();
        return List.copyOf(items);
    }

    private void ofTab(EnvironmentTab tab, Shell shell) {
        for (ScreenId id : shell.screenIds()) {
            items.add(
                    PaletteItem.of(
                            id.label(), "Screen", "Ctrl+" + id.digit(), () -> shell.open(id)));
        }
        shell.buttons()
                .forEach((screen, buttons) -> buttons.forEach(b -> button(shell, screen, b)));
        tab.session().ifPresent(session -> ofSession(session, shell));
    }

    private void button(Shell shell, ScreenId screen, ActionButton button) {
        String said = button.button().getAccessibleText();
        String name = said == null || said.isBlank() ? button.button().getText() : said;
        if (name == null || name.isBlank()) {
            return;
        }
        Availability availability = button.availability().and(shell.general(name));
        items.add(
                new PaletteItem(
                        name,
                        "Action on " + screen.label(),
                        "",
                        availability,
                        () -> {
                            shell.open(screen);
                            button.button().fire();
                        }));
    }

    private void ofSession(ConsoleSession session, Shell shell) {
        for (int minutes : new int[] {5, 15, 60}) {
            items.add(
                    new PaletteItem(
                            "Arm: allow changes for " + minutes + " min",
                            "Action",
                            "",
                            shell.mayArm(),
                            () -> session.arm(Duration.ofMinutes(minutes))));
        }
        items.add(PaletteItem.of("Back to read-only", "Action", session::disarm));
        items.add(
                PaletteItem.of(
                        "Resync: connect afresh and read all sockets",
                        "Action",
                        () -> session.feed().resync()));
        items.add(
                PaletteItem.of(
                        "Copy diagnostics",
                        "Action",
                        () -> shell.actions().copy(Diagnostics.of(session))));
        session.latest().ifPresent(now -> servers(now.fleet().servers(), shell));
    }

    private void servers(List<ServerEntry> servers, Shell shell) {
        for (ServerEntry server : servers.subList(0, Math.min(MOST_SERVERS, servers.size()))) {
            items.add(
                    PaletteItem.of(
                            server.serverId(),
                            "Server on " + server.hostname(),
                            () -> shell.actions().open(ScreenId.SERVERS, server.serverId())));
        }
    }

    private void tabs() {
        window.workspace()
                .tabs()
                .forEach(
                        tab ->
                                items.add(
                                        PaletteItem.of(
                                                tab.title().getValue(),
                                                "Open tab",
                                                () -> window.workspace().select(tab))));
    }

    private void environments() {
        Set<String> open = new HashSet<>();
        window.workspace().tabs().forEach(tab -> open.add(tab.title().getValue()));
        for (Environment environment : window.known()) {
            if (open.add(environment.name())) {
                items.add(
                        PaletteItem.of(
                                environment.name(),
                                "Environment, " + environment.kind().word(),
                                () -> window.open(environment, new char[0])));
            }
        }
    }

    private void ofWindow() {
        items.add(
                PaletteItem.of("Environments", "Page", "Ctrl+T", () -> window.openEnvironments()));
        items.add(
                PaletteItem.of("New environment…", "Action", () -> window.environments().create()));
        items.add(
                PaletteItem.of(
                        "Switch between light and dark",
                        "Look",
                        () -> window.theme(window.theme().other())));
        items.add(PaletteItem.of("Larger text", "Look", "Ctrl +", () -> window.scaleText(1)));
        items.add(PaletteItem.of("Smaller text", "Look", "Ctrl -", () -> window.scaleText(-1)));
        items.add(PaletteItem.of("Text as designed", "Look", "Ctrl+0", () -> window.scaleText(0)));
        items.add(
                PaletteItem.of(
                        "Shortcuts", "Help", "? F1", () -> ShortcutsView.open(window.workspace())));
        window.workspace()
                .current()
                .ifPresent(
                        tab ->
                                items.add(
                                        PaletteItem.of(
                                                "Close the tab " + tab.title().getValue(),
                                                "Action",
                                                "Ctrl+W",
                                                () -> window.workspace().close(tab))));
    }
}
