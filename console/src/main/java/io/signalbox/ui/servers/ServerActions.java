package io.signalbox.ui.servers;

import io.signalbox.cloud.Task;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.fleet.FleetAvailability;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What can be done to the chosen server now, and why not what cannot. FX thread only, needs no
/// toolkit.
final class ServerActions {

    private static final Availability NONE = Availability.impossible("No server is chosen");

    private final Actions actions;
    private final ReadOnlyObjectWrapper<Availability> drain = new ReadOnlyObjectWrapper<>(NONE);
    private final ReadOnlyObjectWrapper<Availability> endDrain = new ReadOnlyObjectWrapper<>(NONE);
    private final ReadOnlyObjectWrapper<Availability> stop = new ReadOnlyObjectWrapper<>(NONE);
    private final ReadOnlyObjectWrapper<Availability> logs = new ReadOnlyObjectWrapper<>(NONE);
    private final ServerLogs places;
    private @Nullable ServerRow row;

    ServerActions(Actions actions, ServerLogs places) {
        this.actions = actions;
        this.places = places;
    }

    void judge(ConsoleSnapshot snapshot, @Nullable ServerRow chosen) {
        row = chosen;
        if (chosen == null) {
            drain.set(NONE);
            endDrain.set(NONE);
            stop.set(NONE);
            logs.set(NONE);
            return;
        }
        Availability reachable = reachable(snapshot, chosen);
        drain.set(reachable);
        endDrain.set(
                reachable.and(
                        draining(chosen)
                                ? Availability.POSSIBLE
                                : Availability.impossible("The server is not draining")));
        Task task = chosen.place().task();
        logs.set(places.judge(task));
        stop.set(
                task == null
                        ? Availability.impossible("The ECS task of this server is not known")
                        : actions.availability(snapshot));
    }

    private static Availability reachable(ConsoleSnapshot snapshot, ServerRow chosen) {
        return FleetAvailability.ofExtension(
                        snapshot,
                        "DRAIN",
                        "These servers do not announce DRAIN; Signalbox's own server does")
                .and(
                        chosen.entry().healthy()
                                ? Availability.POSSIBLE
                                : Availability.impossible("The server does not report"));
    }

    private static boolean draining(ServerRow chosen) {
        ServerExtras extras = chosen.entry().extras();
        return extras != null && extras.draining();
    }

    /// Clients of the chosen server; 0 without one.
    int clients() {
        return row == null ? 0 : row.entry().clients();
    }

    void drain(double socketsPerSecond) {
        if (row != null) {
            actions.request(new Intent.DrainServer(row.serverId(), socketsPerSecond));
        }
    }

    void endDrain() {
        if (row != null) {
            actions.request(new Intent.CancelDrain(row.serverId()));
        }
    }

    void stopTask() {
        Task task = row == null ? null : row.place().task();
        if (task != null) {
            actions.request(new Intent.StopTask(task.id()));
        }
    }

    /// Opens the last lines of the chosen server's log.
    void openLogs() {
        ServerRow chosen = row;
        if (chosen != null) {
            places.place()
                    .ifPresent(
                            place ->
                                    places.source()
                                            .map(
                                                    source ->
                                                            LogsDialog.of(
                                                                    chosen.shortTask(),
                                                                    source,
                                                                    place,
                                                                    actions))
                                            .ifPresent(actions::ask));
        }
    }

    ReadOnlyObjectProperty<Availability> mayOpenLogs() {
        return logs.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> mayDrain() {
        return drain.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> mayEndDrain() {
        return endDrain.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> mayStop() {
        return stop.getReadOnlyProperty();
    }
}
