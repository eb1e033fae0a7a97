package io.signalbox.socketio.adapter;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a namespace offers to its adapter.
public interface AdapterContext {

    /// Name of the namespace, with a leading slash.
    String name();

    /// A number for an event whose receivers shall answer, used once in this namespace and process.
    long nextAckId();

    /// To be called when another server has sent an event by `serverSideEmit`. Any thread.
    ///
    /// @param data name, then arguments
    /// @param reply takes the first argument of the ack, null when the other server wants none
    void serverSideEmitReceived(
            List<@Nullable Object> data, @Nullable Consumer<@Nullable Object> reply);
}
