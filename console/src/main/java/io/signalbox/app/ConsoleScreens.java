package io.signalbox.app;

import io.signalbox.cloud.TaskLogs;
import io.signalbox.cloud.stack.StackReader;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.journal.JournalEntry;
import io.signalbox.ui.clients.ClientsScreen;
import io.signalbox.ui.events.EventsScreen;
import io.signalbox.ui.journal.JournalScreen;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenSource;
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

    static List<ScreenSource> of(ConsoleSession session, Actions actions, ColumnChoice columns) {
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
    static List<ScreenSource> of(
            boolean withAws,
            Supplier<List<JournalEntry>> journal,
            @Nullable FleetLink link,
            @Nullable StackReader stacks,
            @Nullable TaskLogs logs,
            Actions actions,
            ColumnChoice columns) {
        List<ScreenSource> screens = new ArrayList<>();
        screens.add(new ScreenSource(ScreenId.OVERVIEW, () -> new OverviewScreen(actions)));
        screens.add(
                new ScreenSource(
                        ScreenId.SERVERS, () -> new ServersScreen(actions, columns, link, logs)));
        screens.add(
                new ScreenSource(
                        ScreenId.CLIENTS, () -> new ClientsScreen(actions, columns, link)));
        screens.add(
                new ScreenSource(ScreenId.ROOMS, () -> new RoomsScreen(actions, columns, link)));
        screens.add(new ScreenSource(ScreenId.EVENTS, () -> new EventsScreen(actions, columns)));
        if (withAws) {
            screens.add(new ScreenSource(ScreenId.SCALING, () -> new ScalingScreen(actions)));
            screens.add(new ScreenSource(ScreenId.TRAFFIC, () -> new TrafficScreen(actions)));
        }
        if (stacks != null) {
            screens.add(new ScreenSource(ScreenId.STACKS, () -> new StacksScreen(stacks, actions)));
        }
        screens.add(new ScreenSource(ScreenId.JOURNAL, () -> new JournalScreen(journal, actions)));
        return screens;
    }
}
