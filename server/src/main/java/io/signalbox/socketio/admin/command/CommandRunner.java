package io.signalbox.socketio.admin.command;

import io.signalbox.socketio.Broadcast;
import io.signalbox.socketio.Event;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.SocketIoServer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what admins command, in the whole fleet through each namespace's adapter. As in the official
/// server there is no answer; a command that makes no sense is counted and ignored. Each is written into the
/// log: who, what, whom it is about; not what is sent.
public final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
    private static final int MAX_SHOWN = 100;

    private final SocketIoServer server;
    private final String adminName;
    private final LongAdder ignored = new LongAdder();

    /// Nothing happens before [#listen].
    ///
    /// @param adminName who admins are, for the log
    public CommandRunner(SocketIoServer server, String adminName) {
        this.server = server;
        this.adminName = adminName;
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
            ignore(event);
            return;
        }
        try {
            run(command, namespace);
            LOG.info("{} of admin {}: {}", event.name(), who(event), text(command));
        } catch (IllegalArgumentException e) {
            ignore(event);
        }
    }

    private void ignore(Event event) {
        ignored.increment();
        LOG.warn("{} of admin {} makes no sense and was ignored", event.name(), who(event));
    }

    private String who(Event event) {
        return adminName + " at " + event.socket().handshake().address();
    }

    private static String text(AdminCommand command) {
        String what =
                switch (command) {
                    case AdminCommand.Emit c ->
                            "event " + shown(c.event()) + ", arguments: " + c.args().size();
                    case AdminCommand.Join c -> "room " + shown(c.room());
                    case AdminCommand.Leave c -> "room " + shown(c.room());
                    case AdminCommand.Disconnect c -> c.close() ? "clients" : "sockets";
                };
        int rooms = command.rooms().size();
        return what
                + "; to "
                + shown(command.nsp())
                + (rooms == 0 ? ", everybody" : ", rooms: " + rooms);
    }

    /// A name that an admin has chosen, in one line.
    private static String shown(String name) {
        String text = name.replaceAll("\\p{Cntrl}", "?");
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
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
