package io.signalbox.socketio.admin.command;

import io.signalbox.socketio.Broadcast;
import io.signalbox.socketio.Event;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.SocketIoServer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Does what admins command, in the whole fleet through each namespace's adapter. As in the official
/// server there is no answer; a command that makes no sense is counted and ignored.
public final class CommandRunner {

    private final SocketIoServer server;
    private final LongAdder ignored = new LongAdder();

    /// Nothing happens before [#listen].
    public CommandRunner(SocketIoServer server) {
        this.server = server;
    }

    /// Listens for commands of the admins.
    public void listen(Namespace admins) {
        for (String name : AdminCommand.NAMES) {
            admins.on(name, this::handle);
        }
    }

    /// Commands that made no sense.
    public long ignored() {
        return ignored.sum();
    }

    private void handle(Event event) {
        AdminCommand command = AdminCommand.parse(event.name(), event.args());
        Namespace namespace = command == null ? null : find(command.nsp());
        if (command == null || namespace == null) {
            ignored.increment();
            return;
        }
        try {
            run(command, namespace);
        } catch (IllegalArgumentException e) {
            ignored.increment();
        }
    }

    private @Nullable Namespace find(String name) {
        for (Namespace namespace : server.namespaces()) {
            if (namespace.name().equals(name)) {
                return namespace;
            }
        }
        return null;
    }

    private static void run(AdminCommand command, Namespace namespace) {
        switch (command) {
            case AdminCommand.Emit c ->
                    choose(namespace, c.rooms()).emit(c.event(), c.args().toArray());
            case AdminCommand.Join c -> choose(namespace, c.rooms()).socketsJoin(c.room());
            case AdminCommand.Leave c -> choose(namespace, c.rooms()).socketsLeave(c.room());
            case AdminCommand.Disconnect c ->
                    choose(namespace, c.rooms()).disconnectSockets(c.close());
        }
    }

    private static Broadcast choose(Namespace namespace, List<String> rooms) {
        return namespace.broadcast().to(rooms.toArray(String[]::new));
    }
}
