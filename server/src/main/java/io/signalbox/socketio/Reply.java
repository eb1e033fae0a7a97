package io.signalbox.socketio;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The one answer to an event.
final class Reply extends AtomicBoolean implements Ack {
    private static final long serialVersionUID = 1;

    private final transient Socket socket;
    private final long id;

    Reply(Socket socket, long id) {
        this.socket = socket;
        this.id = id;
    }

    @Override
    public void send(@Nullable Object... args) {
        if (compareAndSet(false, true)) {
            socket.sendAck(id, Values.list(args));
        }
    }
}
