package io.signalbox.engineio.transport.connection;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;

/// Ends a connection whose event loop is stuck, so that its client goes elsewhere. Netty's own `close` would
/// wait for that loop. Any thread.
public final class Abort {
    private Abort() {}

    /// Shuts the socket down.
    public static void now(Channel channel) {
        try {
            if (channel instanceof UnixChannel unix && unix.fd() instanceof Socket socket) {
                socket.shutdown(true, true);
            } else if (channel.unsafe() instanceof AbstractNioChannel.NioUnsafe nio) {
                nio.ch().close();
            }
        } catch (IOException e) {
            // Its client has ended it already.
            ConnectionFaults.report(e);
        }
    }
}
