package io.signalbox.operation;

import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import java.util.stream.Collectors;

/// What an intent is called.
public final class IntentWords {
    private IntentWords() {}

    /// The title of its plan.
    public static String title(Intent intent) {
        return switch (intent) {
            case Intent.ScaleService s -> "Scale " + s.service() + " to " + s.desired();
            case Intent.ScaleGroup g -> "Scale " + g.group() + " to " + g.desired();
            case Intent.ShiftTraffic s -> "Shift " + s.greenPercent() + " % to green";
            case Intent.SwitchTraffic s -> "Switch all traffic to " + s.to().word();
            case Intent.RollBackTraffic _ -> "Roll back traffic";
            case Intent.StopTask s -> "Stop task " + s.taskId();
            case Intent.ChangeFleet change -> title(change);
            case Intent.DrainServer d -> "Drain " + d.serverId();
            case Intent.CancelDrain d -> "End the drain of " + d.serverId();
            case Intent.DeployStacks d -> "Deploy " + stacks(d);
            case Intent.RemoveStacks r -> "Delete " + r.what();
            case Intent.GuardStack(var stack, var on) ->
                    "Turn termination protection of " + stack + (on ? " on" : " off");
        };
    }

    private static String stacks(Intent.DeployStacks deploy) {
        return deploy.only().isEmpty()
                ? "fleet " + deploy.fleet().name()
                : deploy.only().stream()
                        .sorted()
                        .map(name -> deploy.fleet().name() + "-" + name)
                        .collect(Collectors.joining(", "));
    }

    private static String title(Intent.ChangeFleet change) {
        String whom =
                switch (change.targets()) {
                    case Targets.Sockets(var sockets) when sockets.size() == 1 ->
                            "client " + sockets.getFirst().id();
                    case Targets.Sockets(var sockets) -> sockets.size() + " clients";
                    case Targets.Room(_, var room) -> "everybody in " + room;
                };
        return switch (change.action()) {
            case FleetAction.Join(var room) -> "Put " + whom + " into room " + room;
            case FleetAction.Leave(var room) -> "Take " + whom + " out of room " + room;
            case FleetAction.Disconnect _ -> "Disconnect " + whom;
            case FleetAction.Emit(var event, _) -> "Emit " + event + " to " + whom;
        };
    }

    /// The journal's stable word.
    public static String kind(Intent intent) {
        return switch (intent) {
            case Intent.ScaleService _ -> "scale-service";
            case Intent.ScaleGroup _ -> "scale-group";
            case Intent.ShiftTraffic _ -> "shift";
            case Intent.SwitchTraffic _ -> "switch";
            case Intent.RollBackTraffic _ -> "roll-back";
            case Intent.StopTask _ -> "stop-task";
            case Intent.ChangeFleet(var action, _) -> kind(action);
            case Intent.DrainServer _ -> "drain-server";
            case Intent.CancelDrain _ -> "end-drain";
            case Intent.DeployStacks _ -> "deploy";
            case Intent.RemoveStacks _ -> "delete-stacks";
            case Intent.GuardStack _ -> "guard-stack";
        };
    }

    private static String kind(FleetAction action) {
        return switch (action) {
            case FleetAction.Join _ -> "join";
            case FleetAction.Leave _ -> "leave";
            case FleetAction.Disconnect _ -> "disconnect";
            case FleetAction.Emit _ -> "emit";
        };
    }
}
