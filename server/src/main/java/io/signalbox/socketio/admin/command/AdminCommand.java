package io.signalbox.socketio.admin.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an admin asks for. `rooms` limits it to sockets in any of these rooms (or with these ids); empty
/// means the whole namespace.
public sealed interface AdminCommand {

    /// The namespace it is about.
    String nsp();

    /// The rooms that it is limited to.
    List<String> rooms();

    /// Sends an event.
    record Emit(String nsp, List<String> rooms, String event, List<@Nullable Object> args)
            implements AdminCommand {}

    /// Puts sockets into a room.
    record Join(String nsp, String room, List<String> rooms) implements AdminCommand {}

    /// Takes sockets out of a room.
    record Leave(String nsp, String room, List<String> rooms) implements AdminCommand {}

    /// Disconnects sockets; `close` ends their whole clients.
    record Disconnect(String nsp, boolean close, List<String> rooms) implements AdminCommand {}

    /// Names of the events that carry commands.
    Set<String> NAMES = Set.of("emit", "join", "leave", "_disconnect");

    /// Events that no server may emit. Source: socket.io, reserved events.
    Set<String> RESERVED =
            Set.of(
                    "connect",
                    "connect_error",
                    "disconnect",
                    "disconnecting",
                    "newListener",
                    "removeListener");

    /// Reads the arguments of a command event.
    ///
    /// @return null if it is not a command or the arguments make no sense
    static @Nullable AdminCommand parse(String name, List<@Nullable Object> args) {
        Arguments a = new Arguments(args);
        String nsp = a.text(0);
        if (nsp == null || !nsp.startsWith("/")) {
            return null;
        }
        return switch (name) {
            case "emit" -> {
                List<String> rooms = a.filter(1);
                String event = a.text(2);
                yield rooms == null || event == null || RESERVED.contains(event)
                        ? null
                        : new Emit(nsp, rooms, event, a.from(3));
            }
            case "join" -> {
                List<String> rooms = a.filter(2);
                String room = a.text(1);
                yield rooms == null || room == null ? null : new Join(nsp, room, rooms);
            }
            case "leave" -> {
                List<String> rooms = a.filter(2);
                String room = a.text(1);
                yield rooms == null || room == null ? null : new Leave(nsp, room, rooms);
            }
            case "_disconnect" -> {
                List<String> rooms = a.filter(2);
                Boolean close = a.flag(1);
                yield rooms == null || close == null ? null : new Disconnect(nsp, close, rooms);
            }
            default -> null;
        };
    }

    /// Access to arguments that may be anything.
    record Arguments(List<@Nullable Object> values) {

        private @Nullable Object at(int index) {
            return index < values.size() ? values.get(index) : null;
        }

        @Nullable String text(int index) {
            return at(index) instanceof String text && !text.isEmpty() ? text : null;
        }

        @Nullable Boolean flag(int index) {
            Object value = at(index);
            return switch (value) {
                case null -> false;
                case Boolean flag -> flag;
                default -> null;
            };
        }

        /// Null, an empty text and a missing argument are no filter; one text or a list of them is.
        @Nullable List<String> filter(int index) {
            Object value = at(index);
            return switch (value) {
                case null -> List.of();
                case String room -> room.isEmpty() ? List.of() : List.of(room);
                case List<?> rooms -> texts(rooms);
                default -> null;
            };
        }

        private static @Nullable List<String> texts(List<?> items) {
            List<String> texts = new ArrayList<>();
            for (Object item : items) {
                if (!(item instanceof String text) || text.isEmpty()) {
                    return null;
                }
                texts.add(text);
            }
            return texts.isEmpty() ? null : texts;
        }

        List<@Nullable Object> from(int index) {
            return index < values.size() ? values.subList(index, values.size()) : List.of();
        }
    }
}
