package io.signalbox.ui.kit.fleet;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.util.Set;

/// Whether something can be done to clients now and, if not, why. AWS has no say in it.
public final class FleetAvailability {
    private static final Set<String> WRITING =
            Set.of("EMIT", "JOIN", "LEAVE", "DISCONNECT", "MJOIN", "MLEAVE", "MDISCONNECT");

    /// What an operator can do to clients.
    public enum Act {
        JOIN,
        LEAVE,
        DISCONNECT,
        EMIT;

        private String feature(Reach reach) {
            FleetAction sample =
                    switch (this) {
                        case JOIN -> new FleetAction.Join("");
                        case LEAVE -> new FleetAction.Leave("");
                        case DISCONNECT -> new FleetAction.Disconnect(false);
                        case EMIT -> new FleetAction.Emit("", "[]");
                    };
            return sample.feature(reach == Reach.ROOM);
        }
    }

    /// To whom. Many clients are asked for one by one, so they need no more than one does.
    public enum Reach {
        ONE,
        MANY,
        ROOM
    }

    private FleetAvailability() {}

    public static Availability of(ConsoleSnapshot snapshot, Act act, Reach reach) {
        FleetSnapshot fleet = snapshot.fleet();
        return live(fleet.feed())
                .and(announced(fleet.features(), act.feature(reach)))
                .and(armed(snapshot))
                .and(free(snapshot));
    }

    /// Whether an extension that the servers must announce can be used now.
    ///
    /// @param missing what to say where they do not
    public static Availability ofExtension(
            ConsoleSnapshot snapshot, String feature, String missing) {
        FleetSnapshot fleet = snapshot.fleet();
        Availability announced =
                fleet.features().has(feature)
                        ? Availability.POSSIBLE
                        : Availability.impossible(missing);
        return live(fleet.feed()).and(announced).and(armed(snapshot)).and(free(snapshot));
    }

    private static Availability live(FeedStatus feed) {
        return switch (feed) {
            case FeedStatus.Live _ -> Availability.POSSIBLE;
            case FeedStatus.Stale _ ->
                    Availability.impossible("The servers have sent nothing for ten seconds");
            case FeedStatus.Connecting _,
                    FeedStatus.Reconnecting _,
                    FeedStatus.Refused _,
                    FeedStatus.Stopped _ ->
                    Availability.impossible("Not connected to the fleet");
        };
    }

    private static Availability announced(FleetFeatures features, String feature) {
        if (features.has(feature)) {
            return Availability.POSSIBLE;
        }
        boolean readOnly = features.announced().stream().noneMatch(WRITING::contains);
        return Availability.impossible(
                readOnly
                        ? "The servers' admin instrumentation is read-only: it takes no commands"
                        : "The servers do not announce " + feature);
    }

    private static Availability armed(ConsoleSnapshot snapshot) {
        return snapshot.armed()
                ? Availability.POSSIBLE
                : Availability.impossible("Read-only: press Arm\u2026 at the top to allow changes");
    }

    private static Availability free(ConsoleSnapshot snapshot) {
        return snapshot.runningOperation().isEmpty()
                ? Availability.POSSIBLE
                : Availability.impossible("An operation is running; wait for its end or stop it");
    }
}
