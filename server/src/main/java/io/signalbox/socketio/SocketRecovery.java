package io.signalbox.socketio;

import io.signalbox.socketio.adapter.recovery.RecoveringAdapter;
import io.signalbox.socketio.adapter.recovery.RecoveringAdapter.Missed;
import io.signalbox.socketio.adapter.recovery.RecoveringAdapter.Recovered;
import io.signalbox.socketio.adapter.recovery.SavedSession;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One socket's side of connection state recovery: what it brought along, and what it leaves.
final class SocketRecovery {
    private final RecoveringAdapter adapter;
    private final String pid;
    private final @Nullable Recovered found;

    private SocketRecovery(RecoveringAdapter adapter, String pid, @Nullable Recovered found) {
        this.adapter = adapter;
        this.pid = pid;
        this.found = found;
    }

    /// Looks for what the client has left here, by what it says in its `auth`.
    static SocketRecovery look(
            RecoveringAdapter adapter, Map<String, @Nullable Object> auth, Client client) {
        if (auth.get("pid") instanceof String pid && auth.get("offset") instanceof String offset) {
            Recovered found = adapter.restore(pid, offset);
            if (found != null) {
                return new SocketRecovery(adapter, pid, found);
            }
        }
        return new SocketRecovery(adapter, client.session().loop().newId(), null);
    }

    /// The secret by which the client proves later that it is the same.
    String pid() {
        return pid;
    }

    boolean recovered() {
        return found != null;
    }

    @Nullable String sid() {
        return found == null ? null : found.session().sid();
    }

    Map<String, @Nullable Object> data() {
        return found == null ? Map.of() : found.session().data();
    }

    /// Puts the socket back where it was.
    ///
    /// @return false when some of what it has missed is no longer there
    boolean rejoin(Socket socket) {
        if (found == null) {
            return false;
        }
        Missed missed =
                adapter.rejoin(
                        found,
                        () -> {
                            socket.enter();
                            adapter.addAll(socket, found.session().rooms());
                        });
        if (missed == null) {
            return false;
        }
        socket.replay(missed);
        return true;
    }

    /// Keeps the state of a socket that ends.
    void save(Socket socket, Set<String> rooms) {
        adapter.save(
                new SavedSession(
                        socket.id(), pid, rooms, socket.data().asMap(), System.nanoTime()));
    }

    /// The socket was not let in after all.
    void giveBack() {
        if (found != null) {
            adapter.save(found.session());
        }
    }
}
