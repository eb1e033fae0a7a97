package io.signalbox.engineio.transport;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells broken connections, which are daily life, from faults of this program.
final class EngineFaults {
    private static final Logger LOG = LoggerFactory.getLogger(EngineFaults.class);

    private EngineFaults() {}

    static void report(Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("Connection broken: {}", cause.getMessage());
        } else {
            LOG.error("A connection was closed because of a fault", cause);
        }
    }
}
