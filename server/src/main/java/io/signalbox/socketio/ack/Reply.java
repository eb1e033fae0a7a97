package io.signalbox.socketio.ack;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The one answer to an event.
public final class Reply extends AtomicBoolean implements Ack {
    private static final long serialVersionUID = 1;

    private final transient Sender sender;
    private final long id;

    /// Sends the packet of an answer.
    @FunctionalInterface
    public interface Sender {

        /// Any thread.
        void sendAck(long id, List<@Nullable Object> args);
    }

    /// @param id what the client will recognise the answer by
    public Reply(Sender sender, long id) {
        this.sender = sender;
        this.id = id;
    }

    @Override
    public void send(@Nullable Object... args) {
        if (compareAndSet(false, true)) {
            sender.sendAck(id, Arrays.asList(args));
        }
    }
}
