package io.signalbox.app;

import io.signalbox.cloud.TaskLogs;
import io.signalbox.cloud.stack.StackReader;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.journal.JournalEntry;
import io.signalbox.ui.clients.ClientsScreen;
import io.signalbox.ui.events.EventsScreen;
import io.signalbox.ui.journal.JournalScreen;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.overview.OverviewScreen;
import io.signalbox.ui.rooms.RoomsScreen;
import io.signalbox.ui.scaling.ScalingScreen;
import io.signalbox.ui.servers.ServersScreen;
import io.signalbox.ui.stacks.StacksScreen;
import io.signalbox.ui.traffic.TrafficScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The list of the screens. FX thread only.
final class ConsoleScreens {

    private ConsoleScreens() {}

    static List<Screen> of(ConsoleSession session, Actions actions, ColumnChoice columns) {
        return of(
                session.environment().hasAws(),
                session.journal()::entries,
                session.feed(),
                session.stacks(),
                session.logs().orElse(null),
                actions,
                columns);
    }

    /// @param journal read when the Journal screen is opened
    /// @param stacks null where there is no AWS side
    /// @param link to ask servers for what they do not report; null for none
    /// @param logs of the tasks; null without AWS
    static List<Screen> of(
            boolean withAws,
            Supplier<List<JournalEntry>> journal,
            @Nullable FleetLink link,
            @Nullable StackReader stacks,
            @Nullable TaskLogs logs,
            Actions actions,
            ColumnChoice columns) {
        List<Screen> screens = new ArrayList<>();
        screens.add(new OverviewScreen(actions));
        screens.add(new ServersScreen(actions, columns, link, logs));
        screens.add(new ClientsScreen(actions, columns, link));
        screens.add(new RoomsScreen(actions, columns, link));
        screens.add(new EventsScreen(actions, columns));
        if (withAws) {
            screens.add(new ScalingScreen(actions));
            screens.add(new TrafficScreen(actions));
        }
        if (stacks != null) {
            screens.add(new StacksScreen(stacks, actions));
        }
        screens.add(new JournalScreen(journal, actions));
        return screens;
    }
}
