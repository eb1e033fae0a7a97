package io.signalbox.operation.fleet;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.IntentWords;
import io.signalbox.operation.PlanDraft;
import io.signalbox.operation.Write;
import java.util.List;

/// Plans what is done to sockets, from what the feed shows.
final class SocketPlanner {

    /// One packet each; whoever wants more takes a room.
    private static final int MOST_SOCKETS = 5_000;

    private static final int LISTED = 5;

    private final FleetSnapshot fleet;

    SocketPlanner(FleetSnapshot fleet) {
        this.fleet = fleet;
    }

    PlanDraft plan(Intent.ChangeFleet intent) {
        FleetAction action = intent.action();
        Targets targets = intent.targets();
        var draft = new PlanDraft(intent, IntentWords.title(intent), confirm(action));
        FeedCheck.live(draft, fleet);
        announced(draft, action, targets);
        named(draft, action);
        List<SocketEntry> present = TargetedSockets.in(fleet, targets);
        presence(draft, targets, present);
        changes(draft, action, targets, present);
        AdminFrames.of(action, targets, LISTED).forEach(draft::command);
        return draft.consequences(consequences(action))
                .step(step(action), new Write.Sockets(action, targets));
    }

    private void announced(PlanDraft draft, FleetAction action, Targets targets) {
        String feature = action.feature(targets instanceof Targets.Room);
        if (fleet.features().has(feature) || fleet.feed() instanceof FeedStatus.Reconnecting) {
            return;
        }
        draft.find(
                Finding.block(
                        "The servers do not announce "
                                + feature
                                + ": their admin instrumentation is read-only, or too old for"
                                + " it."));
    }

    private static void named(PlanDraft draft, FleetAction action) {
        String missing =
                switch (action) {
                    case FleetAction.Join(var room) -> room.isBlank() ? "a room" : "";
                    case FleetAction.Leave(var room) -> room.isBlank() ? "a room" : "";
                    case FleetAction.Emit(var event, _) -> event.isBlank() ? "an event" : "";
                    case FleetAction.Disconnect _ -> "";
                };
        if (!missing.isEmpty()) {
            draft.find(Finding.block("The name of " + missing + " is missing."));
        }
    }

    private void presence(PlanDraft draft, Targets targets, List<SocketEntry> present) {
        if (!fleet.developmentMode()) {
            draft.find(
                    Finding.warn(
                            "The fleet is in production mode and reports no single sockets:"
                                    + " whether it happened cannot be seen here."));
            return;
        }
        int asked = targets instanceof Targets.Sockets(var keys) ? keys.size() : present.size();
        if (asked > MOST_SOCKETS) {
            draft.find(
                    Finding.block(
                            asked
                                    + " clients are more than "
                                    + MOST_SOCKETS
                                    + "; choose a room instead."));
        } else if (present.isEmpty()) {
            draft.find(
                    Finding.block(
                            asked == 0
                                    ? "Nobody is in that room."
                                    : "None of them is connected any more."));
        } else if (present.size() < asked) {
            draft.find(
                    Finding.warn(
                            (asked - present.size()) + " of them are not connected any more."));
        } else {
            draft.find(
                    Finding.ok(
                            asked == 1
                                    ? "the client is connected"
                                    : "all " + asked + " connected"));
        }
    }

    private static void changes(
            PlanDraft draft, FleetAction action, Targets targets, List<SocketEntry> present) {
        switch (action) {
            case FleetAction.Join(var room) ->
                    rooms(draft, present, room, present.size(), joined(present, room));
            case FleetAction.Leave(var room) ->
                    rooms(draft, present, room, 0, joined(present, room));
            case FleetAction.Disconnect(var wholeClient) ->
                    draft.change(
                            wholeClient ? "Connections" : "Sockets of " + namespace(targets),
                            present.size(),
                            0,
                            null);
            case FleetAction.Emit(var event, var arguments) ->
                    draft.change(
                            "Event " + event,
                            "–",
                            present.size()
                                    + (present.size() == 1 ? " client" : " clients")
                                    + ", "
                                    + arguments.length()
                                    + " characters",
                            null);
        }
    }

    /// Each by itself while they are few.
    private static void rooms(
            PlanDraft draft, List<SocketEntry> present, String room, int after, int before) {
        if (present.size() > LISTED) {
            draft.change("Of them in " + room, before, after, null);
            return;
        }
        for (SocketEntry socket : present) {
            draft.change(
                    socket.id() + " in " + room,
                    socket.rooms().contains(room) ? "yes" : "no",
                    after == 0 ? "no" : "yes",
                    null);
        }
    }

    private static int joined(List<SocketEntry> present, String room) {
        return (int) present.stream().filter(socket -> socket.rooms().contains(room)).count();
    }

    private static String namespace(Targets targets) {
        return switch (targets) {
            case Targets.Sockets(var keys) -> keys.getFirst().namespace();
            case Targets.Room(var namespace, _) -> namespace;
        };
    }

    private static String confirm(FleetAction action) {
        return switch (action) {
            case FleetAction.Join _ -> "Join room";
            case FleetAction.Leave _ -> "Leave room";
            case FleetAction.Disconnect _ -> "Disconnect";
            case FleetAction.Emit _ -> "Emit event";
        };
    }

    private static String step(FleetAction action) {
        return switch (action) {
            case FleetAction.Join(var room) -> "Join " + room + " and see it in the feed";
            case FleetAction.Leave(var room) -> "Leave " + room + " and see it in the feed";
            case FleetAction.Disconnect _ -> "Disconnect and see it in the feed";
            case FleetAction.Emit(var event, _) -> "Emit " + event + " and see it in the feed";
        };
    }

    private static String consequences(FleetAction action) {
        return switch (action) {
            case FleetAction.Join(var room) ->
                    "They get what is sent to "
                            + room
                            + " from now on. The application is not asked, and other rooms stay as"
                            + " they are.";
            case FleetAction.Leave(var room) ->
                    "They no longer get what is sent to "
                            + room
                            + ". The application is not asked and may let them join again.";
            case FleetAction.Disconnect(var wholeClient) ->
                    wholeClient
                            ? "Every namespace of theirs and the connection under it are closed."
                                    + " Official clients do not come back by themselves."
                            : "They get a disconnect packet; other namespaces of the same"
                                    + " connection stay. Official clients do not come back by"
                                    + " themselves.";
            case FleetAction.Emit(_, var arguments) -> "They get the event with " + arguments + ".";
        };
    }
}
