package io.signalbox.fleet.feed;

import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetLinkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// A command in the words of the Admin protocol.
///
/// @param event name of the event
/// @param args its arguments
record CommandWords(String event, List<Object> args) {

    /// Servers close the connection on whom sends more than 1 MB, unless told otherwise.
    private static final int LARGEST = 900_000;

    /// @throws FleetLinkException for arguments that are no JSON array or too large
    static CommandWords of(AdminCommand command) {
        return switch (command) {
            case AdminCommand.Emit emit -> emit(emit);
            case AdminCommand.Join(String namespace, String room, @Nullable String filter) ->
                    new CommandWords("join", List.of(namespace, room, filter(filter)));
            case AdminCommand.Leave(String namespace, String room, @Nullable String filter) ->
                    new CommandWords("leave", List.of(namespace, room, filter(filter)));
            case AdminCommand.Disconnect(
                            String namespace,
                            boolean wholeClient,
                            @Nullable String filter) ->
                    new CommandWords(
                            "_disconnect", List.of(namespace, wholeClient, filter(filter)));
        };
    }

    private static CommandWords emit(AdminCommand.Emit emit) {
        int size = emit.argumentsJson().getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw new FleetLinkException(
                    "The arguments of '"
                            + emit.event()
                            + "' are "
                            + size
                            + " bytes long; at most "
                            + LARGEST
                            + " can be sent.");
        }
        List<Object> args = new ArrayList<>();
        args.add(emit.namespace());
        args.add(filter(emit.filter()));
        args.add(emit.event());
        try {
            new JSONArray(emit.argumentsJson()).forEach(args::add);
        } catch (JSONException e) {
            throw new FleetLinkException(
                    "The arguments of '"
                            + emit.event()
                            + "' are no JSON array ("
                            + e.getMessage()
                            + "); write them like [1, \"text\", {\"key\": true}].");
        }
        return new CommandWords("emit", args);
    }

    private static Object filter(@Nullable String filter) {
        return filter == null ? JSONObject.NULL : filter;
    }
}
