package io.signalbox.fleet.feed;

import io.signalbox.fleet.SocketEntry;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The sockets of a listing, read one by one.
interface ListedSockets extends Closeable {

    /// Null at the end.
    ///
    /// @throws IOException when the rest cannot be read
    @Nullable SocketEntry next() throws IOException;

    /// Sockets left out because they had no id or namespace.
    int skipped();
}
