package io.signalbox.operation.fleet;

import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of the Admin protocol that an action comes to, and how they look on the wire.
final class AdminFrames {
    private AdminFrames() {}

    /// One for each socket, or one for the whole room.
    static List<AdminCommand> commands(FleetAction action, Targets targets) {
        return switch (targets) {
            case Targets.Sockets(var keys) ->
                    keys.stream().map(key -> command(action, key.namespace(), key.id())).toList();
            case Targets.Room(var namespace, var room) -> List.of(command(action, namespace, room));
        };
    }

    private static AdminCommand command(FleetAction action, String namespace, String filter) {
        return switch (action) {
            case FleetAction.Join(var room) -> new AdminCommand.Join(namespace, room, filter);
            case FleetAction.Leave(var room) -> new AdminCommand.Leave(namespace, room, filter);
            case FleetAction.Disconnect(var wholeClient) ->
                    new AdminCommand.Disconnect(namespace, wholeClient, filter);
            case FleetAction.Emit(var event, var arguments) ->
                    new AdminCommand.Emit(namespace, filter, event, arguments);
        };
    }

    /// For reading: what is sent to the admin namespace.
    ///
    /// @param most lines before the rest is only counted
    static List<String> of(FleetAction action, Targets targets, int most) {
        List<AdminCommand> commands = commands(action, targets);
        var lines = new ArrayList<String>();
        commands.stream().limit(most).map(AdminFrames::line).forEach(lines::add);
        if (commands.size() > most) {
            lines.add("… and " + (commands.size() - most) + " more");
        }
        return lines;
    }

    private static String line(AdminCommand command) {
        return switch (command) {
            case AdminCommand.Emit(var nsp, var filter, var event, var arguments) ->
                    "emit(" + join(quoted(nsp), quoted(filter), quoted(event), inner(arguments));
            case AdminCommand.Join(var nsp, var room, var filter) ->
                    "join(" + join(quoted(nsp), quoted(room), quoted(filter));
            case AdminCommand.Leave(var nsp, var room, var filter) ->
                    "leave(" + join(quoted(nsp), quoted(room), quoted(filter));
            case AdminCommand.Disconnect(var nsp, var wholeClient, var filter) ->
                    "_disconnect(" + join(quoted(nsp), "" + wholeClient, quoted(filter));
        };
    }

    private static String join(String... arguments) {
        return String.join(", ", List.of(arguments)) + ")";
    }

    /// The arguments without the brackets of their array; nothing looks better than `, )`.
    private static String inner(String array) {
        String text = array.strip();
        boolean whole = text.startsWith("[") && text.endsWith("]");
        String items = whole ? text.substring(1, text.length() - 1).strip() : text;
        return items.isEmpty() ? "/* no arguments */" : items;
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : JsonText.quoted(text);
    }
}
