package io.signalbox.engineio.transport.connection;

import io.netty.handler.codec.DecoderException;
import io.signalbox.engineio.log.SparseLog;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells broken connections, which are daily life, from faults of this program.
public final class ConnectionFaults {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionFaults.class);
    private static final SparseLog FAULTS = new SparseLog(LOG);

    private ConnectionFaults() {}

    /// Logs at the level that the cause deserves.
    public static void report(Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            LOG.debug("Connection broken: {}", cause.getMessage());
        } else {
            FAULTS.error("A connection was closed because of a fault", cause);
        }
    }
}
